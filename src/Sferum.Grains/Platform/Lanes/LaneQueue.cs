using System.Collections.Immutable;

namespace Sferum.Grains.Platform.Lanes;

/// <summary>
/// The order of a lane: by priority; inside a priority the sources take turns, so that a school with thousands of works does not hold up another; inside a source as they came.
/// A work is never split; one that does not fit in what is left of a request waits at its place, and a smaller one may go along.
/// </summary>
internal sealed class LaneQueue
{
    private readonly SortedDictionary<LanePriority, LinkedList<Turn>> _priorities = [];

    /// <summary>The place of the last work that has come: 1, 2, 3 …; 0: none has.</summary>
    public long Last { get; private set; }

    /// <summary>Whether nothing waits; works given up while waiting may be counted still.</summary>
    public bool IsEmpty => _priorities.Count == 0;

    /// <summary>How many starts and ends wait; those given up while waiting may be counted still.</summary>
    public int Rung => _priorities.Where(p => LaneCompany.IsRung(p.Key)).Sum(p => p.Value.Sum(turn => turn.Entries.Count));

    /// <summary>Calls that wait, by priority; those given up while waiting may be counted still.</summary>
    public ImmutableDictionary<LanePriority, int> Waiting => _priorities.ToImmutableDictionary(
        p => p.Key, p => p.Value.Sum(turn => turn.Entries.Sum(entry => entry.Work.Calls.Count)));

    public void Add(LaneEntry entry)
    {
        if (!_priorities.TryGetValue(entry.Work.Priority, out var turns))
            _priorities.Add(entry.Work.Priority, turns = []);
        var turn = turns.FirstOrDefault(t => t.Source == entry.Work.Source) ?? turns.AddLast(new Turn(entry.Work.Source)).Value;
        entry.Place = ++Last;
        turn.Entries.Enqueue(entry);
    }

    /// <summary>Takes the works of the next request.</summary>
    /// <param name="room">Calls that fit in a request.</param>
    public IReadOnlyList<LaneEntry> TakeBatch(int room)
    {
        var batch = new List<LaneEntry>();
        foreach (var priority in _priorities.Keys.ToArray())
        {
            TakeFrom(_priorities[priority], batch, ref room);
            if (_priorities[priority].Count == 0)
                _priorities.Remove(priority);
            if (room == 0)
                break;
        }

        return batch;
    }

    /// <summary>Settles whatever waits with these priorities as not sent.</summary>
    /// <param name="which">The priorities.</param>
    /// <param name="upTo">Only what had come by this place.</param>
    /// <param name="trouble">Why.</param>
    /// <param name="retryAfter">When it may go; null: not known.</param>
    /// <param name="code">The reason in the results.</param>
    public void GiveUp(Predicate<LanePriority> which, long upTo, PlatformTrouble trouble, TimeSpan? retryAfter, string code)
    {
        foreach (var priority in _priorities.Keys.Where(p => which(p)).ToArray())
        {
            var turns = _priorities[priority];
            foreach (var turn in turns.ToArray())
            {
                while (turn.Entries.TryPeek(out var entry) && entry.Place <= upTo)
                    turn.Entries.Dequeue().GiveUp(trouble, retryAfter, code);
                if (turn.Entries.Count == 0)
                    turns.Remove(turn);
            }

            if (turns.Count == 0)
                _priorities.Remove(priority);
        }
    }

    private static void TakeFrom(LinkedList<Turn> turns, List<LaneEntry> batch, ref int room)
    {
        // Each round gives every source one work; a source that got one goes to the end, so that the next request begins with another.
        var (waiting, idle) = (turns.Count, 0);
        while (room > 0 && turns.First is { } first && idle < waiting)
        {
            turns.RemoveFirst();
            if (TakeOne(first.Value, batch, ref room) is { } took)
                (idle, waiting) = took ? (0, waiting) : (idle + 1, waiting);
            if (first.Value.Entries.Count > 0)
                turns.AddLast(first);
            else
                waiting--;
        }
    }

    // Null: everything that waited here was given up.
    private static bool? TakeOne(Turn turn, List<LaneEntry> batch, ref int room)
    {
        while (turn.Entries.TryPeek(out var entry))
        {
            if (entry.Work.Calls.Count > room && !entry.Answer.IsCompleted)
                return false;
            turn.Entries.Dequeue();
            if (!entry.TryTake())
                continue;
            batch.Add(entry);
            room -= entry.Work.Calls.Count;
            return true;
        }

        return null;
    }

    private sealed class Turn(string source)
    {
        public string Source { get; } = source;

        public Queue<LaneEntry> Entries { get; } = new();
    }
}
