using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Bell;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

/// <summary>How a conference waits for its bell: far from it not in memory, near it with everything at hand that its start or end will need.</summary>
internal sealed partial class ConferenceGrain
{
    private static readonly TimeSpan WarmingTime = TimeSpan.FromSeconds(3);

    private readonly BellGate _bell;
    private DateTimeOffset _warmedFor;

    // After a restart nobody waits for a bell that is near, and the next tick of its reminder may come only after it.
    protected override TimeSpan Foresight => Soon;

    // Far moments are the reminders' business; a near one is waited for, so that nothing but a timer lies between it and the start.
    private async Task<WorkStep> UntilNextAsync(ConferenceState state, CancellationToken cancellation)
    {
        if (ConferenceSchedule.NextMoment(state) is not { } moment || moment - Now > Soon)
        {
            return WorkStep.Done;
        }

        if (_warmedFor != moment && moment - Now > WarmingTime * 2)
        {
            _warmedFor = moment;
            await WarmAsync(state, cancellation).WaitAsync(WarmingTime, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        return moment > Now ? WorkStep.Later(moment - Now) : WorkStep.Again;
    }

    // What is not at hand then is fetched at the bell.
    private async Task WarmAsync(ConferenceState state, CancellationToken cancellation)
    {
        var site = state.Call is { } call ? new CallSite(ConferenceTrouble.None, call.Administrator, null) : await FindSiteAsync(state, cancellation);
        if (site.Trouble == ConferenceTrouble.None)
        {
            await GrainFactory.Lane(site.Administrator).WarmAsync();
        }
    }

    private Task<IDisposable> EnterAsync(BellWork work) => _bell.EnterAsync(work, _id.School.Key);

    private void RestWhenFar()
    {
        if (State is { } state && !(OwedFrom <= Now) && ConferenceSchedule.IsFar(state, Now))
        {
            DeactivateOnIdle();
        }
    }
}
