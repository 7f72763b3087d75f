namespace Sferum.Grains.Conferences.Bell;

/// <summary>
/// The gate of one process through which starts and ends go to their rows. When thousands are due in one second it lets in so many at a time that the writer always has a full group, and no more:
/// the rest of them would only make each other, and everybody else's calls, wait. It delays nothing while there is room.
/// </summary>
internal sealed class BellGate
{
    /// <summary>As many as share one flush to the disk.</summary>
    private const int Room = 128;

    /// <summary>As many calls as the platform takes in one request.</summary>
    private const int Turn = 25;

    private readonly Lock _lock = new();
    private readonly BellQueue<TaskCompletionSource>[] _waiting = [.. Enum.GetValues<BellWork>().Select(_ => new BellQueue<TaskCompletionSource>(Turn))];
    private readonly Dictionary<string, int> _coming = new(StringComparer.Ordinal);
    private int _inside;

    /// <summary>How many starts and ends of a school are at the gate or within it: they will be with the school's lane in a moment.</summary>
    public int Coming(string school)
    {
        lock (_lock)
        {
            return _coming.GetValueOrDefault(school);
        }
    }

    /// <summary>Waits for room; whoever is let in leaves by disposing of what it gets.</summary>
    /// <param name="work">What it is for.</param>
    /// <param name="school">Whose it is.</param>
    public async Task<IDisposable> EnterAsync(BellWork work, string school)
    {
        await Admission(work, school);
        return new Pass(this, work, school);
    }

    private Task Admission(BellWork work, string school)
    {
        lock (_lock)
        {
            Count(work, school, 1);
            if (_inside < Room)
            {
                _inside++;
                return Task.CompletedTask;
            }

            var admission = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting[(int)work].Add(school, admission);
            BellMetrics.Count(work, 1);
            return admission.Task;
        }
    }

    private void Leave(BellWork work, string school)
    {
        lock (_lock)
        {
            Count(work, school, -1);
            for (var place = 0; place < _waiting.Length; place++)
            {
                if (_waiting[place].TryTake(out var next))
                {
                    BellMetrics.Count((BellWork)place, -1);
                    next.SetResult();
                    return;
                }
            }

            _inside--;
        }
    }

    private void Count(BellWork work, string school, int change)
    {
        if (work == BellWork.Answer)
        {
            return;
        }

        var coming = _coming.GetValueOrDefault(school) + change;
        if (coming == 0)
        {
            _coming.Remove(school);
        }
        else
        {
            _coming[school] = coming;
        }
    }

    private sealed class Pass(BellGate gate, BellWork work, string school) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                gate.Leave(work, school);
            }
        }
    }
}
