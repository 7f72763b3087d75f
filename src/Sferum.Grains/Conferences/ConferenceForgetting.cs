using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Conferences.Stuck;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Conferences;

/// <summary>A conference without somebody who is erased, and the end of one whose school is. Pure; the same state comes back when nothing changes.</summary>
internal static class ConferenceForgetting
{
    /// <summary>Who an ended call is said to have been started by when that person was erased.</summary>
    public static AccountId Nobody { get; } = new("-");

    /// <summary>Nothing of the person is left; but a call that is open is ended with the link that it was started with.</summary>
    public static ConferenceState Without(ConferenceState state, Forgotten forgotten)
    {
        var next = Bare(state, forgotten);
        return next == state ? state : next with { Revision = state.Revision + 1, Orphans = next.Orphans == state.Orphans ? state.Orphans : next.Orphans with { Revision = state.Orphans.Revision + 1 } };
    }

    /// <summary>The same for a row of a list, which the conference follows with a newer one.</summary>
    public static ConferenceState Bare(ConferenceState state, Forgotten forgotten) => state with
    {
        Added = Without(state.Added, forgotten),
        Removed = Without(state.Removed, forgotten),
        CreatedBy = forgotten.Is(state.CreatedBy) ? null : state.CreatedBy,
        Teacher = forgotten.Is(state.Teacher) ? null : state.Teacher,
        AskedOf = forgotten.Is(state.AskedOf) && state.AskedAt is null ? null : state.AskedOf,
        LessonPlan = forgotten.Is(state.LessonPlan?.Teacher) ? state.LessonPlan! with { Teacher = null } : state.LessonPlan,
        Call = state.Call is { } call && forgotten.Is(call.Administrator) && ConferenceMoves.IsOver(state.Stage) ? call with { Administrator = Nobody } : state.Call,
        Orphans = state.Orphans.Marks.Any(mark => forgotten.Is(mark.Administrator))
            ? state.Orphans with { Marks = [.. state.Orphans.Marks.Select(mark => Without(mark, forgotten))] }
            : state.Orphans,
    };

    /// <summary>A mark without the person.</summary>
    public static OrphanMark Without(OrphanMark mark, Forgotten forgotten) => forgotten.Is(mark.Administrator) ? mark with { Administrator = null } : mark;

    /// <summary>Called off, or ended at once: nobody sees it any more, and what is left of it is owed.</summary>
    public static ConferenceState Ended(ConferenceState state, DateTimeOffset now)
    {
        if (state.DeletedAt is not null)
        {
            return state;
        }

        var after = state.Stage == ConferenceStage.Active
            ? ConferenceLifecycle.EndingNow(state, now)
            : ConferenceLifecycle.Cancelled(state, ConferenceTrouble.None, now);
        return ConferenceMoves.Gone(state, after) with { DeletedAt = now, UpdatedAt = now, Revision = state.Revision + 1 };
    }

    /// <summary>What is left to be done of one that was ended. That its row in the list is put off does not count: the list goes too.</summary>
    public static ConferenceRemains RemainsOf(ConferenceState? state, DateTimeOffset now) =>
        state is null ? new ConferenceRemains(IsOwing: false, PlatformTrouble.None)
        : !ConferenceMoves.IsOver(state.Stage) ? new ConferenceRemains(IsOwing: true, OwedConferences.TroubleOf(state.Trouble))
        : new ConferenceRemains(state.Owed is { Any: true } owed && !(owed.From > now), PlatformTrouble.None);

    private static ImmutableArray<AccountId> Without(ImmutableArray<AccountId> accounts, Forgotten forgotten) =>
        forgotten.Account is { } account && accounts.Contains(account) ? accounts.Remove(account) : accounts;
}
