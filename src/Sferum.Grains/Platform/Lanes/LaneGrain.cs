using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Platform.Lanes;

/// <inheritdoc cref="ILaneGrain"/>
[GrainType(TypeName)]
internal sealed partial class LaneGrain : Grain, ILaneGrain
{
    /// <summary>The grain's type, which is its state's name.</summary>
    public const string TypeName = "lane";

    private const string NoLease = "no_lease";

    private readonly LaneQueue _queue = new();
    private readonly LaneCompany _company = new();
    private readonly MadeChats _made;
    private readonly ChatsUnderWay _changing;
    private readonly IMessengerPlatform _platform;
    private readonly TimeProvider _time;
    private readonly RateWindow _window;
    private readonly LanePause _pause;
    private readonly LaneMeter _meter;
    private readonly Committer<LaneState> _row;
    private readonly bool _alone;
    private readonly ILogger _log;
    private LaneLease _lease = null!;
    private LaneToken? _token;
    private bool _pumping;
    private int _underWay;

    public LaneGrain(
        [PersistentState(TypeName, StateStore.Name)] IPersistentState<StoredState<LaneState>> storage,
        IMessengerPlatform platform,
        GrainEquipment equipment,
        IOptions<LaneOptions> options)
    {
        (_platform, _time, _log, _alone) = (platform, equipment.Time, equipment.Logger(this), options.Value.AloneInDeployment);
        _row = new Committer<LaneState>(storage, GrainContext, _time, _log);
        (_meter, _gauge) = (new LaneMeter(_time), new LaneGauge(_time));
        _window = new RateWindow(platform.Limits.RequestsPerSecond, _time);
        _pause = new LanePause(_time, Random.Shared);
        _made = new MadeChats(_time);
        _changing = new ChatsUnderWay(_made);
    }

    private AccountId Administrator => AccountId.FromKey(this.GetPrimaryKeyString());

    private LaneToken Token => _token ??= new LaneToken(Administrator, GrainFactory, _time);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var holder = LaneLeaseRules.Holder(GrainContext.Address.SiloAddress!.ToParsableString(), GrainContext.ActivationId.ToString());
        _lease = new LaneLease(_row, holder, _alone, _time);
        _pause.Resume(_row.State?.Pause);
        LaneMetrics.Join(_gauge);
        return base.OnActivateAsync(cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        LaneMetrics.Leave(_gauge);
        await _lease.ReleaseAsync(_meter.LastSent).WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public async Task<LaneAnswer> ExecuteAsync(LaneWork work, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(work.Calls.Count, _platform.Limits.CallsPerRequest, nameof(work));
        if (work.Calls.Count == 0)
            return new LaneAnswer([], PlatformTrouble.None, RetryAfter: null);
        // Cancelled while it waits, it goes on as a work that gives up at once.
        await _changing.SettledAsync(work).WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (_made.AnswerTo(work) is { } made)
            return made;
        if (_pause.Holds(work.Priority))
            return LaneAnswers.NotSent(work, _pause.Trouble, _pause.Left, "paused");
        var entry = new LaneEntry(work);
        _queue.Add(entry);
        _gauge.Came(work);
        _company.Note(work);
        _changing.Note(entry);
        // May come on any thread: it takes the entry, and the queue passes over it later.
        await using var giveUp = cancellation.UnsafeRegister(static e => ((LaneEntry)e!).GiveUp(PlatformTrouble.None, retryAfter: null, "cancelled"), entry);
        EnsurePumping();
        return await entry.Answer;
    }

    public Task WarmAsync() => Token.GetAsync(refusedGeneration: 0);

    public async Task<bool> EndPauseAsync()
    {
        var ended = _pause.End();
        if (ended)
            await KeepPauseAsync();
        return ended;
    }

    private void EnsurePumping()
    {
        if (!_pumping)
            _ = PumpAsync();
    }

    // Requests leave one after the other at the allowed rate; several may be under way, so that a slow answer costs no rate.
    private async Task PumpAsync()
    {
        _pumping = true;
        try
        {
            await PumpQueueAsync();
        }
        catch (SferumFault)
        {
            // Another activation has the right to call, or the row cannot be written: this one ends, and whoever asks again meets the next one.
            _queue.GiveUp(_ => true, _queue.Last, PlatformTrouble.Unreachable, retryAfter: null, NoLease);
        }
        finally
        {
            _pumping = false;
            Tell();
        }
    }

    private async Task PumpQueueAsync()
    {
        while (!_queue.IsEmpty && _underWay < (_pause.IsProbing ? 1 : _platform.Limits.RequestsPerSecond))
        {
            // Who comes while the answer is on its way may know of a link made since: for that one it is asked again.
            var asked = _queue.Last;
            var (token, trouble) = await Token.GetAsync(refusedGeneration: 0);
            _gauge.TellLink(token is null ? trouble : PlatformTrouble.None);
            if (token is null)
                _queue.GiveUp(_ => true, asked, trouble, RetryAfter(trouble), "no_token");
            else
                await SendNextAsync(token);
        }
    }

    private async Task SendNextAsync(AccessToken token)
    {
        await GatherAsync();
        await WaitForTurnAsync();
        _company.Leave();
        _queue.GiveUp(_pause.Holds, _queue.Last, _pause.Trouble, _pause.Left, "paused");
        if (_queue.TakeBatch(_platform.Limits.CallsPerRequest) is { Count: > 0 } batch)
            _ = SendAsync(batch, token);
        else
            _window.Spare();
        Tell();
    }

    private async Task SendAsync(IReadOnlyList<LaneEntry> batch, AccessToken token)
    {
        _underWay++;
        using var span = Begin(batch);
        try
        {
            var calls = batch.SelectMany(entry => entry.Work.Calls).ToArray();
            Settle(batch, await ExecuteAsync(calls, token, batch.Any(e => LanePause.CanHold(e.Work.Priority))));
        }
        catch (Exception error)
        {
            LogFailed(_log, GrainContext.GrainId, error);
            Settle(batch, [.. batch.SelectMany(e => e.Work.Calls).Select(_ => PlatformResult.Failed(PlatformFault.Unknown, "exception"))]);
        }
        finally
        {
            _underWay--;
            EnsurePumping();
        }
    }

    private async Task<IReadOnlyList<PlatformResult>> ExecuteAsync(IReadOnlyList<PlatformCall> calls, AccessToken token, bool isProbe)
    {
        var results = await RequestAsync(token, calls);
        if (results.Any(r => r.Fault == PlatformFault.LinkAgain))
            await Token.RefusedAsync(token.Generation);
        else if (results.Any(r => r.Fault == PlatformFault.TokenExpired))
            results = await AgainAsync(calls, results, token);
        _meter.NoteAnswer(results);
        _pause.Note(LaneAnswers.Trouble(results), isProbe);
        _ = KeepPauseAsync();
        return results;
    }

    // A call that met a dead token was surely not done: it goes once more with a fresh one, and only it.
    private async Task<IReadOnlyList<PlatformResult>> AgainAsync(
        IReadOnlyList<PlatformCall> calls, IReadOnlyList<PlatformResult> results, AccessToken token)
    {
        int[] places = [.. Enumerable.Range(0, results.Count).Where(place => results[place].Fault == PlatformFault.TokenExpired)];
        var (fresh, trouble) = await Token.GetAsync(token.Generation);
        var again = fresh is null
            ? [.. places.Select(_ => PlatformResult.Failed(trouble == PlatformTrouble.Unreachable ? PlatformFault.AgainSoon : PlatformFault.LinkAgain, "no_token"))]
            : await RequestAgainAsync(fresh, [.. places.Select(place => calls[place])]);
        PlatformResult[] merged = [.. results];
        for (var i = 0; i < places.Length; i++)
            merged[places[i]] = again[i];
        return merged;
    }

    private async Task<IReadOnlyList<PlatformResult>> RequestAgainAsync(AccessToken token, IReadOnlyList<PlatformCall> calls)
    {
        try
        {
            await WaitForTurnAsync();
        }
        catch (SferumFault)
        {
            return [.. calls.Select(_ => PlatformResult.Failed(PlatformFault.AgainSoon, NoLease))];
        }

        var results = await RequestAsync(token, calls);
        if (!results.Any(r => r.Fault == PlatformFault.TokenExpired))
            return results;
        // Refused though fresh: the account decides what that means; the lane does not go round in circles.
        await Token.GetAsync(token.Generation);
        return [.. results.Select(r => r.Fault == PlatformFault.TokenExpired ? r with { Fault = PlatformFault.LinkAgain } : r)];
    }

    private async Task<IReadOnlyList<PlatformResult>> RequestAsync(AccessToken token, IReadOnlyList<PlatformCall> calls)
    {
        var results = await SentAsync(token, calls);
        LogRequest(_log, GrainContext.GrainId, calls.Count, results.Count(r => !r.IsDone));
        return results;
    }

    private async Task<IReadOnlyList<PlatformResult>> SentAsync(AccessToken token, IReadOnlyList<PlatformCall> calls)
    {
        _meter.NoteSent();
        try
        {
            return await _platform.ExecuteAsync(token.Value, calls, CancellationToken.None);
        }
        finally
        {
            _window.End();
        }
    }

    private async Task GatherAsync()
    {
        var began = _time.GetTimestamp();
        while (_company.IsAwaited(_queue.Rung, _platform.Limits.CallsPerRequest, _time.GetElapsedTime(began)))
            await Task.Delay(LaneCompany.Pause, _time);
    }

    private async Task WaitForTurnAsync()
    {
        await _lease.HoldAsync();
        while (_window.Wait() is { Ticks: > 0 } wait)
            await Task.Delay(wait, _time);
        _window.Begin();
    }

    // What passes by itself in seconds is not worth a write.
    private async Task KeepPauseAsync()
    {
        try
        {
            if (_row.State?.Pause != _pause.Mark)
                await _row.CommitAsync(key: null, (state, _) => new Decision<LaneState>((state ?? new LaneState()) with { Pause = _pause.Mark }));
        }
        catch (SferumFault)
        {
            // Forgotten at a restart, it begins anew: one request more.
        }
    }

    private void Settle(IReadOnlyList<LaneEntry> batch, IReadOnlyList<PlatformResult> results)
    {
        var place = 0;
        foreach (var entry in batch)
        {
            PlatformResult[] own = [.. results.Skip(place).Take(entry.Work.Calls.Count)];
            place += own.Length;
            var trouble = LaneAnswers.Trouble(own);
            entry.Settle(new LaneAnswer(own, trouble, RetryAfter(trouble)));
        }
    }

    private TimeSpan? RetryAfter(PlatformTrouble trouble) =>
        trouble != PlatformTrouble.None && _pause.Left is { Ticks: > 0 } left ? left
        : trouble == PlatformTrouble.Unreachable ? TimeSpan.FromSeconds(1)
        : null;
}
