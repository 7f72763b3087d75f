using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Conferences.Stuck;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences;

/// <summary>What operators see of a conference that did not go as planned: how late it is, and calls that may be open unseen (C8, C9).</summary>
internal sealed partial class ConferenceGrain : IOperatedConferenceGrain
{
    private readonly RetryPause _orphanPause = new(TimeSpan.FromMinutes(1));

    public Task<StuckConference?> ReadStuckAsync() => Task.FromResult(State is { } state ? StuckRules.Of(_id, state, _startPause, _endPause, Now) : null);

    protected override OwedReading Explained(OwedReading reading) => OwedConferences.Of(reading, State!, _startPause, _endPause, Now);

    public async Task<Outcome<OrphanCall>> ResolveOrphanAsync(ResolveOrphanCall command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var resolved = await CommitAsync(command.Request, (state, now) => OrphanRules.Resolve(state, command.Number, command.Note, now));
        if (resolved.IsRefused)
        {
            return resolved.Refusal;
        }

        await ShownToOperatorsAsync(resolved.Value);

        // Long after, the row may have made room.
        return OrphanRules.Find(resolved.Value, command.Number) is { } mark ? OrphanRules.Read(_id, mark) : Refusal.Of(RefusalReason.NotFound, "name");
    }

    // After the commit: the operator's next list shows it. What fails here is owed.
    private async Task ShownToOperatorsAsync(ConferenceState state)
    {
        try
        {
            await PushOrphansAsync(state).WaitAsync(ListPatience, _time);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotListed(Log, _id, error);
        }
    }

    // Never in the way of the clock.
    private async Task<WorkStep> KeepOrphansListedAsync()
    {
        if (State is not { } state || !OrphanRules.OwesRow(state))
        {
            return WorkStep.Done;
        }

        if (_orphanPause.Left(Now) is var left && left > TimeSpan.Zero)
        {
            return WorkStep.Later(left);
        }

        try
        {
            await PushOrphansAsync(state);
            await NoteAsync((current, _) => OrphanRules.TakePush(current!, state.Orphans.Revision));
            _orphanPause.Clear();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotListed(Log, _id, error);
            _orphanPause.Begin(Now, told: null, Random.Shared.NextDouble());
        }

        return WorkStep.Again;
    }

    private Task PushOrphansAsync(ConferenceState state) => GrainFactory.OrphanIndex().PutAsync(OrphanRules.Row(_id, state));
}
