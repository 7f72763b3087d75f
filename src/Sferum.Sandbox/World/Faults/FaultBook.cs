namespace Sferum.Sandbox.World.Faults;

/// <summary>The faults that are set. They live in memory: a restart begins without any.</summary>
internal sealed class FaultBook
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private int lastId;

    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (gate)
                return [.. faults];
        }
    }

    public Fault Add(Fault fault)
    {
        lock (gate)
        {
            var added = fault with { Id = ++lastId };
            faults.Add(added);
            return added;
        }
    }

    public void Clear()
    {
        lock (gate)
            faults.Clear();
    }

    public bool Remove(int id)
    {
        lock (gate)
            return faults.RemoveAll(fault => fault.Id == id) > 0;
    }

    /// <summary>Uses up one hit of the first latency and of the first other fault that fit.</summary>
    public FaultPlan Take(string method, long user, bool inside = false)
    {
        lock (gate)
        {
            if (faults.Count == 0)
                return FaultPlan.None;
            var latency = Use(fault => fault.Kind == FaultKind.Latency && fault.Hits(method, user, inside));
            var hit = Use(fault => fault.Kind != FaultKind.Latency && fault.Hits(method, user, inside));
            return new FaultPlan(latency?.Latency ?? TimeSpan.Zero, hit);
        }
    }

    private Fault? Use(Predicate<Fault> fits)
    {
        for (var place = 0; place < faults.Count; place++)
        {
            var fault = faults[place];
            if (!fits(fault))
                continue;
            if (fault.Passed + 1 < fault.Every)
            {
                faults[place] = fault with { Passed = fault.Passed + 1 };
                continue;
            }

            if (fault.Remaining > 1)
                faults[place] = fault with { Remaining = fault.Remaining - 1, Passed = 0 };
            else
                faults.RemoveAt(place);
            return fault;
        }

        return null;
    }
}
