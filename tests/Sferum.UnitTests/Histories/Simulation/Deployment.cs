using System.Linq.Expressions;
using Orleans.Storage;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Bell;
using Sferum.Grains.Outcomes;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>
/// A deployment of the service's real grains in a few processes on one thread: everything that takes time is an event of the diary, and every process may die between any two events.
/// </summary>
internal sealed class Deployment
{
    private const int Processes = 3;

    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SweepPatience = TimeSpan.FromSeconds(3);

    private readonly Dictionary<(GrainClass Class, string Key), Activation> _activations = [];
    private readonly Turns[] _processes;
    private readonly Turns _network;
    private readonly GrainDirectory _sweeper;
    private readonly Dictionary<(GrainClass Class, string Key), ulong> _lives = [];
    private int _deaths;
    private int _starts;
    private TimeSpan _downUntil;
    private TimeSpan _nextSweep = TimeSpan.MaxValue;

    public Deployment(ulong seed)
    {
        Chance = new Chance(seed);
        SharedRandom.Seed(Chance);
        (_network, Outside) = (new Turns(Agenda), new Turns(Agenda));
        _processes = [.. Enumerable.Range(0, Processes).Select(_ => StartProcess())];
        _sweeper = new GrainDirectory(this, _network, Chance.For("sweep"));
        Grains = new GrainDirectory(this, Outside, Chance.For("outside"));
        Identity = new WeatheredIdentity(this);
        Messenger = new WeatheredMessenger(this, Identity.Inner);
        Host = new Host(this);
        Disk.Owes = () => SweepWithin(SweepPeriod);
    }

    public Chance Chance { get; }

    public Agenda Agenda { get; } = new();

    public Weather Weather { get; } = new();

    public Disk Disk { get; } = new();

    public WeatheredIdentity Identity { get; }

    public WeatheredMessenger Messenger { get; }

    public Host Host { get; }

    public BellGate Bell { get; } = new();

    /// <summary>Where callers live, whom nothing kills.</summary>
    public Turns Outside { get; }

    /// <summary>The grains, as callers see them.</summary>
    public GrainDirectory Grains { get; }

    /// <summary>What grains have thrown that they should not.</summary>
    public List<Exception> Bugs { get; } = [];

    /// <summary>Bugs that are planted, to see whether they are found.</summary>
    public Planted Planted { get; init; } = Planted.Nothing;

    /// <summary>A message leaves.</summary>
    public void Send(GrainClass grain, string key, GrainCall call)
    {
        var weather = Weather.OfMessage(call.Chance, call.Method);
        var deaths = _deaths;
        if (!weather.IsLost)
        {
            Agenda.Add(weather.Delay, _network, () => Arrive(grain, key, call, deaths));
        }

        if (weather.DoubleAfter is { } late)
        {
            var again = call.Method.NewCall(call.Arguments, _network, call.Chance.For("again"));
            Agenda.Add(weather.Delay + late, _network, () => Arrive(grain, key, again, deaths));
        }

        Agenda.Add(call.Method.Patience, call.Caller, () => GiveUp(call));
    }

    /// <summary>An answer leaves.</summary>
    public void Answer(GrainCall call, Action give)
    {
        var weather = Weather.OfMessage(call.Chance.For("answer"), call.Method);
        if (!weather.IsLost)
        {
            Agenda.Add(weather.Delay, call.Caller, give);
        }
    }

    /// <summary>Calls that an activation cannot take any more go to the next one.</summary>
    public Action<GrainCall> Deliver(Activation left) => call => Agenda.Add(TimeSpan.Zero, _network, () => Arrive(left.Class, left.Key, call, _deaths));

    public void Forget(Activation activation)
    {
        if (_activations.GetValueOrDefault((activation.Class, activation.Key)) == activation)
        {
            _activations.Remove((activation.Class, activation.Key));
        }
    }

    /// <summary>Makes a grain's row.</summary>
    public object Row(Type type, Activation owner) =>
        DiskStates.New(type)(this, owner, Chance.For("row").For(type.GenericTypeArguments[0].Name).For(owner.Class.Hash).For(owner.Key).For(owner.Life));

    /// <summary>A process dies, or all of them: nothing of them goes on.</summary>
    public void Kill(int? number)
    {
        for (var i = 0; i < Processes; i++)
        {
            if (number is null || number == i)
            {
                _processes[i].End();
                _processes[i] = StartProcess();
            }
        }

        foreach (var dead in _activations.Values.Where(activation => activation.Process.IsOver).ToList())
        {
            Forget(dead);
        }

        if (number is null)
        {
            _deaths++;
            _downUntil = Agenda.Elapsed + Chance.For("down").For((ulong)_deaths).Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        }

        SweepWithin(_downUntil - Agenda.Elapsed);
    }

    private Turns StartProcess() => new(Agenda, ++_starts);

    /// <summary>Notes what a grain has thrown.</summary>
    public void Note(Exception error)
    {
        if (error is SferumFault { Kind: FaultKind.Bug or FaultKind.DamagedState }
            or not (SferumFault or OperationCanceledException or TimeoutException or DiskTrouble or InconsistentStateException))
        {
            Bugs.Add(error);
        }
    }

    /// <summary>Something takes its time.</summary>
    public Task PassAsync(Chance chance) => PassAsync(Weather.Delay(chance));

    public Task PassAsync(TimeSpan time)
    {
        var passed = new TaskCompletionSource();
        Agenda.Add(time, (Turns)SynchronizationContext.Current!, passed.SetResult);
        return passed.Task;
    }

    private static void GiveUp(GrainCall call)
    {
        if (!call.IsAnswered)
        {
            call.Fail(new TimeoutException($"No answer of {call.Method.Name}."));
        }
    }

    private void Arrive(GrainClass grain, string key, GrainCall call, int deaths)
    {
        // What a process had sent is lost with its connections; what had arrived is carried out.
        if (deaths == _deaths && Agenda.Elapsed >= _downUntil && !call.Caller.IsOver)
        {
            Place(grain, key).Take(Planted.Arrived(key, call));
        }
    }

    private Activation Place(GrainClass grain, string key)
    {
        if (_activations.TryGetValue((grain, key), out var known))
        {
            return known;
        }

        var life = _lives[(grain, key)] = _lives.GetValueOrDefault((grain, key)) + 1;
        var chance = Chance.For("life").For(grain.Hash).For(key).For(life);
        var activation = new Activation(this, grain, key, _processes[chance.For(1).Below(Processes)], life, chance);
        _activations[(grain, key)] = activation;
        Agenda.Add(Weather.Delay(chance.For(2)), activation.Process, () => _ = activation.BeginAsync());
        return activation;
    }

    private void SweepWithin(TimeSpan time)
    {
        var moment = Agenda.Elapsed + time;
        if (moment < _nextSweep)
        {
            _nextSweep = moment;
            Agenda.Add(time, _network, () => Sweep(moment));
        }
    }

    // As OwedSweep does.
    private void Sweep(TimeSpan moment)
    {
        if (moment != _nextSweep)
        {
            return;
        }

        _nextSweep = TimeSpan.MaxValue;
        var (now, later) = (Agenda.GetUtcNow(), TimeSpan.MaxValue);
        foreach (var (type, key, from) in Disk.Owing.OrderBy(row => row.Type, StringComparer.Ordinal).ThenBy(row => row.Key, StringComparer.Ordinal).ToList())
        {
            if (from <= now - SweepPatience)
            {
                _ = _sweeper.GetGrain<IOwesWork>(GrainId.Create(type, key)).WakeAsync();
            }

            var left = from + SweepPatience - now;
            later = left < later ? left : later;
        }

        if (later < TimeSpan.MaxValue)
        {
            SweepWithin(later > SweepPeriod ? later : SweepPeriod);
        }
    }
}

/// <summary>Makes rows.</summary>
internal static class DiskStates
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Func<Deployment, Activation, Chance, object>> Known = new();

    public static Func<Deployment, Activation, Chance, object> New(Type persistentState) => Known.GetOrAdd(persistentState, static type =>
    {
        ParameterExpression[] given = [Expression.Parameter(typeof(Deployment)), Expression.Parameter(typeof(Activation)), Expression.Parameter(typeof(Chance))];
        var constructor = typeof(DiskState<>).MakeGenericType(type.GenericTypeArguments).GetConstructors().Single();
        return Expression.Lambda<Func<Deployment, Activation, Chance, object>>(Expression.New(constructor, given), given).Compile();
    });
}
