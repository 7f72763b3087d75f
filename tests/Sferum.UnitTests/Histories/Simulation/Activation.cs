using System.Net;
using Orleans.Core;
using Orleans.Serialization.Invocation;
using Orleans.Timers;
using Sferum.Grains.Commits;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>A grain in a process: takes its calls one after the other, those that may interleave at once, as Orleans does.</summary>
internal sealed class Activation : IGrainContext, IGrainRuntime, IServiceProvider, ITimerRegistry
{
    private readonly List<GrainCall> _waiting = [];
    private readonly Deployment _deployment;
    private readonly List<AgendaTimer> _timers = [];
    private bool _isActive;
    private bool _isLeaving;
    private bool _isBusy;
    private int _running;

    public Activation(Deployment deployment, GrainClass grain, string key, Turns process, ulong life, Chance chance)
    {
        (_deployment, Class, Key, Process, Life) = (deployment, grain, key, process, life);
        GrainFactory = new GrainDirectory(deployment, process, chance);
        GrainId = GrainId.Create(grain.Name, key);
        ActivationId = new ActivationId(new Guid(0, 0, 0, BitConverter.GetBytes(life)));
        Address = new GrainAddress { GrainId = GrainId, ActivationId = ActivationId, SiloAddress = SiloAddress.New(IPAddress.Loopback, 1, process.Generation) };
    }

    public GrainClass Class { get; }

    public string Key { get; }

    public Turns Process { get; }

    /// <summary>Which of the grain's activations this is, from 1 on.</summary>
    public ulong Life { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public IGrainFactory GrainFactory { get; }

    public TimeProvider TimeProvider => _deployment.Agenda;

    public IServiceProvider ActivationServices => this;

    public IServiceProvider ServiceProvider => this;

    public ITimerRegistry TimerRegistry => this;

    public ActivationId ActivationId { get; }

    public GrainAddress Address { get; }

    // Everything else of the runtime's no grain of ours uses.
    public string SiloIdentity => throw new NotSupportedException();

    SiloAddress IGrainRuntime.SiloAddress => throw new NotSupportedException();

    public GrainReference GrainReference => throw new NotSupportedException();

    public IGrainLifecycle ObservableLifecycle => throw new NotSupportedException();

    public IWorkItemScheduler Scheduler => throw new NotSupportedException();

    public Task Deactivated => throw new NotSupportedException();

    /// <summary>Begins to live: reads its row, and whatever its class does at the beginning.</summary>
    public async Task BeginAsync()
    {
        try
        {
            var grain = Class.Make(this);
            GrainInstance = grain;
            await grain.OnActivateAsync(CancellationToken.None);
            _isActive = true;
            Pump();
        }
        catch (Exception error)
        {
            Note(error);
            Leave();
            _waiting.ForEach(call => _deployment.Answer(call, () => call.Fail(error)));
        }
    }

    /// <summary>What the host gives to a grain of this class.</summary>
    public T Give<T>() => typeof(T) == typeof(IGrainFactory) ? (T)GrainFactory
        : typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(IPersistentState<>) ? (T)_deployment.Row(typeof(T), this)
        : typeof(T) == typeof(GrainEquipment) ? (T)(object)new GrainEquipment(_deployment.Agenda, new GrainLog(Note), drift: null, _deployment.Bell)
        : (T)(_deployment.Host.Give(typeof(T)) ?? throw new InvalidOperationException($"The host gives no {typeof(T)}."));

    /// <summary>Takes a call, within the process: what it sets going dies with it.</summary>
    public void Take(GrainCall call)
    {
        _waiting.Add(call);
        _deployment.Agenda.Continue(Process, _ => Pump(), state: null);
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        _isLeaving = true;
        LeaveWhenIdle();
    }

    public void DeactivateOnIdle(IGrainContext grainContext) => Deactivate(default);

    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        var timer = new AgendaTimer(_deployment.Agenda, Process, () => _ = callback(state, CancellationToken.None));
        timer.Change(options.DueTime, options.Period);
        _timers.Add(timer);
        return timer;
    }

    public object? GetService(Type serviceType) =>
        serviceType == typeof(IGrainRuntime) || serviceType == typeof(ITimerRegistry) ? this : _deployment.Host.Give(serviceType);

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    private void Pump()
    {
        for (var i = 0; _isActive && !_isLeaving && i < _waiting.Count;)
        {
            var call = _waiting[i];
            if (_isBusy && !Interleaves(call))
            {
                i++;
                continue;
            }

            _waiting.RemoveAt(i);
            _ = RunAsync(call);
        }
    }

    private bool Interleaves(GrainCall call) => Class.IsReentrant || call.Method.IsInterleaved;

    private async Task RunAsync(GrainCall call)
    {
        var blocks = !Interleaves(call);
        _isBusy |= blocks;
        _running++;
        var method = call.Method.Invoke(GrainInstance!, call.Arguments);
        try
        {
            await method;
        }
        catch (Exception error)
        {
            Note(error);
        }

        _running--;
        _isBusy &= !blocks;
        _deployment.Answer(call, () => call.Settle(method));
        LeaveWhenIdle();
        Pump();
    }

    // Once its row was written by somebody else, it may come across anything.
    private void Note(Exception error)
    {
        if (!_isLeaving)
        {
            _deployment.Note(error);
        }
    }

    private void LeaveWhenIdle()
    {
        if (_isLeaving && _running == 0)
        {
            Leave();
            _waiting.ForEach(_deployment.Deliver(this));
            _waiting.Clear();
        }
    }

    private void Leave()
    {
        _isLeaving = true;
        _timers.ForEach(timer => timer.Dispose());
        _deployment.Forget(this);
    }

    IDisposable ITimerRegistry.RegisterTimer(IGrainContext grainContext, Func<object?, Task> asyncCallback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException();

    void IGrainRuntime.DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => throw new NotSupportedException();

    IStorage<TGrainState> IGrainRuntime.GetStorage<TGrainState>(IGrainContext grainContext) => throw new NotSupportedException();

    void IGrainContext.SetComponent<TComponent>(TComponent? value) where TComponent : class => throw new NotSupportedException();

    void IGrainContext.ReceiveMessage(object message) => throw new NotSupportedException();

    void IGrainContext.Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    void IGrainContext.Rehydrate(IRehydrationContext context) => throw new NotSupportedException();

    void IGrainContext.Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    object? ITargetHolder.GetTarget() => GrainInstance;

    object? ITargetHolder.GetComponent(Type componentType) => throw new NotSupportedException();
}
