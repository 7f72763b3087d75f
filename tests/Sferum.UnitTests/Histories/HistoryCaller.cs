using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>A caller as ES is: asks, and asks again with the same request id until there is an answer.</summary>
internal sealed class HistoryCaller(Deployment deployment)
{
    // Requests are remembered for a day.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(20);

    private readonly List<(TimeSpan Moment, Func<IGrainFactory, Task> Ask)> _done = [];
    private int _requests;

    public RequestKey Request() => new($"r{++_requests}", (ulong)_requests);

    /// <summary>Has something done: asks until it is answered, and not with one of the refusals that only say "not now".</summary>
    public async Task<Outcome<T>> DoAsync<T>(Func<IGrainFactory, Task<Outcome<T>>> ask, params RefusalReason[] notNow)
    {
        var answer = await AskAsync(ask, notNow);
        _done.Add((deployment.Agenda.Elapsed, ask));
        return answer;
    }

    /// <summary>Asks once more for something that was done, as a caller does who has not heard the answer; by that nothing may change.</summary>
    public async Task RepeatAsync(Chance chance)
    {
        _done.RemoveAll(done => deployment.Agenda.Elapsed - done.Moment > Memory);
        if (_done.Count > 0)
        {
            var (_, ask) = _done[chance.Below(_done.Count)];
            await ReadAsync(async grains =>
            {
                await ask(grains);
                return true;
            });
        }
    }

    /// <summary>Asks until it is answered, and not with one of the refusals that only say "not now".</summary>
    public async Task<Outcome<T>> AskAsync<T>(Func<IGrainFactory, Task<Outcome<T>>> ask, params RefusalReason[] notNow)
    {
        for (var pause = TimeSpan.FromMilliseconds(50); ; pause = Longer(pause))
        {
            var answer = await ReadAsync(ask);
            if (answer.Refusal is not { } refusal || !notNow.Contains(refusal.Reason))
            {
                return answer;
            }

            await deployment.PassAsync(pause);
        }
    }

    /// <summary>Asks until it is answered.</summary>
    public async Task<T> ReadAsync<T>(Func<IGrainFactory, Task<T>> ask)
    {
        for (var pause = TimeSpan.FromMilliseconds(50); ; pause = Longer(pause))
        {
            try
            {
                return await ask(deployment.Grains);
            }
            catch (Exception error) when (error is SferumFault or TimeoutException or OperationCanceledException)
            {
                await deployment.PassAsync(pause);
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause < TimeSpan.FromSeconds(10) ? pause * 2 : pause;
}
