using Sferum.Grains.Audit;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Conferences;

/// <summary>The windows «Изменить» and «Удалить» (C11, C13).</summary>
internal sealed partial class ConferenceGrain
{
    private EditSurroundings Around => field ??= new EditSurroundings(GrainFactory, _id.School, _neighbours);

    // What callers may still see.
    private ConferenceState? Shown => State is { DeletedAt: null } state ? state : null;

    public async Task<Outcome<ConferenceView>> UpdateAsync(UpdateConference command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (State is not { } state)
        {
            return Unknown;
        }

        // Judged inside, where a request that was carried out before is known.
        var facts = await Around.OfAsync(state, command, cancellation);
        facts = facts.IsRefused ? facts : await WithLessonAsync(state, command, facts.Value, cancellation);
        Outcome<ConferenceState> Decide(ConferenceState? current, DateTimeOffset now) => ConferenceEditRules.Update(current, command, facts, now);

        var announced = await MakeRoomAsync(Decide(State, Now), facts, command.ValidateOnly);
        if (announced.WhyNot is { } overlaps)
        {
            await ReleaseAsync(command);
            return overlaps;
        }

        var updated = command.ValidateOnly ? Decide(State, Now) : await CommitAsync(command.Request, Decide);
        if (updated.IsRefused)
        {
            await ReleaseAsync(command);
            return About(updated.Refusal);
        }

        if (!command.ValidateOnly)
        {
            LogUpdated(Log, _id);
            RingWhenNear(updated.Value);
            await ShownAsync(updated.Value);
        }

        return await LookAsync(updated.Value, announced, command.Actor, cancellation);
    }

    public async Task<Outcome<bool>> DeleteAsync(DeleteConference command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (State is not { } state)
        {
            return Unknown;
        }

        var forbidden = await Around.WhyMayNotAsync(state.Chat, command.Actor, cancellation);
        if (command.ValidateOnly)
        {
            var tried = ConferenceEditRules.Delete(State, command, forbidden, Now).Map(ConferenceEditRules.IsEnding);
            return tried.IsRefused ? About(tried.Refusal) : tried;
        }

        var deleted = await CommitAsync(command.Request, (current, now) => ConferenceEditRules.Delete(current, command, forbidden, now)
            .Map(next => new Decision<ConferenceState>(next, DeletionMemo.Of(ConferenceEditRules.IsEnding(next)))));
        if (deleted.IsRefused)
        {
            return About(deleted.Refusal);
        }

        LogDeleted(Log, _id);
        await ShownAsync(deleted.Value.State);
        return DeletionMemo.Read(deleted.Value.Memo);
    }

    // Where a school refuses overlaps, the place is taken before the commit, so that of two at once one is refused.
    private async Task<Announcement> MakeRoomAsync(Outcome<ConferenceState> tried, Outcome<EditFacts> facts, bool validateOnly)
    {
        if (tried.IsRefused)
        {
            return new Announcement(0, [], WhyNot: null);
        }

        var policy = facts.Value!.Around.School.Settings.OverlapPolicy;
        if (!ConferenceMoves.IsMove(State!, tried.Value))
        {
            return await CheckedAsync(tried.Value, policy) with { WhyNot = null };
        }

        return policy == OverlapPolicy.Refuse && !validateOnly ? await ListedAsync(tried.Value, policy) : await CheckedAsync(tried.Value, policy);
    }

    // The rules do not know which conference they are about.
    private Refusal About(Refusal refusal) => refusal is
    {
        Reason: RefusalReason.NotFound or RefusalReason.FieldFixedAfterStart
            or RefusalReason.ConferenceNotStarted or RefusalReason.ConferenceStarting
            or RefusalReason.ConferenceOver or RefusalReason.ConferenceCancelled or RefusalReason.ConferenceMissed,
        Subjects.Count: 0,
    }
        ? refusal with { Subjects = [_id.Name] }
        : refusal;

    protected override IEnumerable<FieldChange> ChangesOf(ConferenceState? before, ConferenceState after) => ConferenceChanges.Of(before, after);
}
