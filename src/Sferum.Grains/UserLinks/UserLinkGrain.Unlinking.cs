using Sferum.Grains.Audit;
using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.UserLinks;

/// <summary>The end of a link (A9): committed here, told and given back by the worker, so that it works while the platform is down.</summary>
internal sealed partial class UserLinkGrain
{
    public async Task<Outcome<UserLinkSnapshot>> UnlinkAsync(UnlinkAccount command, CancellationToken cancellation)
    {
        var wasLinked = State?.Link is not null;
        var outcome = await CommitAsync(command.Request, (state, now) => UnlinkRules.Unlink(state, now).Map(next => new Decision<UserLinkState>(next)));
        if (outcome.IsRefused)
            return outcome.Refusal;
        if (wasLinked && outcome.Value is { Repeated: false, State.Link: null })
        {
            LinkMetrics.Unlinked();
            LogUnlinked(Log, Account);
        }

        return UserLinkRules.SnapshotOf(Account, outcome.Value.State, Now);
    }

    protected override IEnumerable<FieldChange> ChangesOf(UserLinkState? before, UserLinkState after) => LinkChanges.Of(before, after, Now);
}
