using Sferum.UnitTests.Conferences.Lifecycle;

namespace Sferum.UnitTests.Conferences.Years;

/// <summary>The process of the service, which dies and comes back, and the platform that it calls. What a process had in memory is gone with it.</summary>
internal sealed class YearProcess
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(5);

    private readonly Random _random;
    private readonly List<Action> _whenUp = [];
    private readonly List<Action> _onReady = [];
    private bool _platformFails;
    private bool _diesInNextCall;
    private DateTimeOffset _ready;

    public YearProcess(VirtualTime time, Random random)
    {
        (Time, _random, Weather, _ready) = (time, random, new Weather(time), time.Now);
    }

    public VirtualTime Time { get; }

    public Weather Weather { get; }

    public bool IsUp { get; private set; } = true;

    /// <summary>Counts the lives: a timer of another life rings for nobody.</summary>
    public int Life { get; private set; }

    /// <summary>Called whenever a process is ready.</summary>
    public void OnReady(Action act) => _onReady.Add(act);

    /// <summary>What a client does that tries again until it is answered.</summary>
    public void WhenUp(Action act)
    {
        if (IsUp)
        {
            act();
        }
        else
        {
            _whenUp.Add(act);
        }
    }

    /// <summary>A timer in memory.</summary>
    public void Later(TimeSpan delay, Action act)
    {
        var life = Life;
        Time.At(Time.Now + delay, () =>
        {
            if (IsUp && Life == life)
            {
                act();
            }
        });
    }

    /// <summary>When the sweep of this life looks next for what is owed since a moment.</summary>
    public DateTimeOffset NextSweep(DateTimeOffset owedFrom)
    {
        var earliest = owedFrom.AddSeconds(3) > Time.Now ? owedFrom.AddSeconds(3) : Time.Now.AddTicks(1);
        var periods = Math.Max(1, Math.Ceiling((earliest - _ready) / SweepPeriod));
        return _ready + (SweepPeriod * periods);
    }

    /// <summary>Around this moment something breaks.</summary>
    public void FallsIllAround(DateTimeOffset moment)
    {
        var at = moment.AddSeconds(_random.Next(-60, 30));
        var length = TimeSpan.FromSeconds(_random.Next(5) == 0 ? _random.Next(600, 5400) : _random.Next(1, 120));
        switch (_random.Next(3))
        {
            case 0:
                Time.At(at, () => Die(length));
                break;
            case 1:
                Time.At(moment, () => _diesInNextCall = true);
                break;
            default:
                Time.At(at, () => Fail(length));
                break;
        }
    }

    /// <summary>From here on everything is in order.</summary>
    public void StayUp() => _diesInNextCall = false;

    /// <summary>How a call goes now.</summary>
    public StepFate FateOfCall()
    {
        if (_diesInNextCall)
        {
            return _random.Next(2) == 0 ? StepFate.DiesBeforeAsking : StepFate.DiesAfterEffect;
        }

        return !_platformFails ? StepFate.Done : _random.Next(6) switch
        {
            0 => StepFate.UnknownAfterEffect,
            1 => StepFate.UnknownBeforeEffect,
            2 => StepFate.NobodyToAsk,
            _ => StepFate.NotDone,
        };
    }

    /// <summary>The process is killed.</summary>
    public void Die(TimeSpan down)
    {
        if (!IsUp)
        {
            return;
        }

        (IsUp, _diesInNextCall, Life) = (false, false, Life + 1);
        Weather.Worsen();
        Time.At(Time.Now + down, Rise);
    }

    private void Rise()
    {
        (IsUp, _ready) = (true, Time.Now);
        Weather.Improve();
        foreach (var act in _onReady)
        {
            act();
        }

        var waiting = _whenUp.ToArray();
        _whenUp.Clear();
        foreach (var act in waiting)
        {
            WhenUp(act);
        }
    }

    private void Fail(TimeSpan length)
    {
        if (_platformFails)
        {
            return;
        }

        _platformFails = true;
        Weather.Worsen();
        Time.At(Time.Now + length, () =>
        {
            _platformFails = false;
            Weather.Improve();
        });
    }
}
