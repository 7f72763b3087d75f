using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Lifecycle;

/// <summary>
/// The life of a conference (C8, C9): what became of starting and ending. Pure; a transition that does not fit the stage changes nothing, so that doubled and late messages do no harm.
/// </summary>
internal static class ConferenceLifecycle
{
    /// <summary>A call is about to be asked for. A request that is still open was made by an activation that died: its call may exist.</summary>
    public static ConferenceState Asked(ConferenceState state, DateTimeOffset now, AccountId? administrator = null) =>
        state.DeletedAt is not null ? CalledOff(state, ConferenceTrouble.None, now)
        : IsWaiting(state) && now >= state.Start ? OrphanNoted(state) with { Stage = ConferenceStage.Starting, AskedAt = now, AskedOf = administrator, UpdatedAt = now }
        : state;

    /// <summary>There is nobody to ask for the call. A request that is still open was made by an activation that died.</summary>
    public static ConferenceState CannotAsk(ConferenceState state, ConferenceTrouble trouble, DateTimeOffset now) =>
        Held(state.AskedAt is null ? state : OrphanNoted(state), trouble, now);

    /// <summary>The call was asked for and surely not opened.</summary>
    public static ConferenceState NotOpened(ConferenceState state, ConferenceTrouble trouble, DateTimeOffset now) => Held(state, trouble, now);

    /// <summary>Nobody knows whether the call was opened: it may be an orphan, and the next request may open a second one.</summary>
    public static ConferenceState OutcomeUnknown(ConferenceState state, DateTimeOffset now) =>
        state.AskedAt is null ? state : OrphanRules.Noted(state, OrphanRules.OutcomeUnknown) with { Trouble = ConferenceTrouble.OutcomeUnknown, UpdatedAt = now };

    /// <summary>The platform has confirmed the call. One that comes after the end, or after the conference was deleted, is ended at once.</summary>
    public static ConferenceState Opened(ConferenceState state, ConferenceCall call, DateTimeOffset now)
    {
        if (state.Stage != ConferenceStage.Starting)
        {
            return OrphanNoted(state);
        }

        var active = state with { Stage = ConferenceStage.Active, Trouble = ConferenceTrouble.None, Call = call, AskedAt = null, UpdatedAt = now };
        return now < state.End && state.DeletedAt is null ? active : EndingNow(active, now);
    }

    /// <summary>The end has come without a call.</summary>
    public static ConferenceState Missed(ConferenceState state, DateTimeOffset now) =>
        IsWaiting(state) && now >= state.End
            ? OrphanNoted(state) with { Stage = ConferenceStage.Missed, Trouble = WhyMissed(state), UpdatedAt = now }
            : state;

    /// <summary>Somebody calls it off before its start, or while nobody has been asked for its call; one whose call may be open is left as it is.</summary>
    public static ConferenceState Cancelled(ConferenceState state, ConferenceTrouble reason, DateTimeOffset now) =>
        IsWaiting(state) && state.AskedAt is null
            ? state with { Stage = ConferenceStage.Cancelled, Trouble = reason, UpdatedAt = now, Revision = state.Revision + 1 }
            : state;

    /// <summary>Its start has come, and there is nothing any more to hold it in. A request that is still open was made by an activation that died.</summary>
    public static ConferenceState CalledOff(ConferenceState state, ConferenceTrouble reason, DateTimeOffset now) =>
        IsWaiting(state) ? Cancelled(OrphanNoted(state), reason, now) : state;

    /// <summary>The end has come: nobody gets the link from here on.</summary>
    public static ConferenceState Ending(ConferenceState state, DateTimeOffset now) =>
        state.Stage == ConferenceStage.Active && now >= state.End ? EndingNow(state, now) : state;

    /// <summary>Somebody ends it before its time (C12).</summary>
    public static ConferenceState EndingNow(ConferenceState state, DateTimeOffset now) =>
        state.Stage == ConferenceStage.Active ? state with { Stage = ConferenceStage.Ending, EndAskedAt = now, UpdatedAt = now } : state;

    /// <summary>The call could not be ended, or nobody knows; it is asked for again.</summary>
    public static ConferenceState EndHeldUp(ConferenceState state, ConferenceTrouble trouble, DateTimeOffset now) =>
        state.Stage != ConferenceStage.Ending || state.Trouble == trouble ? state : state with { Trouble = trouble, UpdatedAt = now };

    /// <summary>The platform has confirmed the end: the link is erased.</summary>
    public static ConferenceState Ended(ConferenceState state, DateTimeOffset now) =>
        state.Stage == ConferenceStage.Ending
            ? state with
            {
                Stage = ConferenceStage.Ended,
                Trouble = ConferenceTrouble.None,
                Call = state.Call is { } call ? call with { SealedLink = "" } : null,
                EndedAt = now,
                UpdatedAt = now,
            }
            : state;

    // The same trouble again is nothing new to write.
    private static ConferenceState Held(ConferenceState state, ConferenceTrouble trouble, DateTimeOffset now) =>
        !IsWaiting(state) || now < state.Start || (state is { Stage: ConferenceStage.Starting, AskedAt: null } && state.Trouble == trouble)
            ? state
            : state with { Stage = ConferenceStage.Starting, Trouble = trouble, AskedAt = null, UpdatedAt = now };

    private static bool IsWaiting(ConferenceState state) => state.Stage is ConferenceStage.Scheduled or ConferenceStage.Starting;

    private static ConferenceState OrphanNoted(ConferenceState state) => OrphanRules.Noted(state, OrphanRules.NoAnswer);

    private static ConferenceTrouble WhyMissed(ConferenceState state) => state switch
    {
        { Trouble: not ConferenceTrouble.None } => state.Trouble,
        { AskedAt: not null } => ConferenceTrouble.OutcomeUnknown,
        _ => ConferenceTrouble.ServiceWasDown,
    };
}
