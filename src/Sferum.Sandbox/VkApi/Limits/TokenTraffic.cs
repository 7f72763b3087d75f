namespace Sferum.Sandbox.VkApi.Limits;

/// <summary>The requests of one token.</summary>
internal sealed class TokenTraffic(long ownerId)
{
    private readonly Lock gate = new();
    private readonly Queue<long> recent = [];
    private long calls;

    public long OwnerId => ownerId;

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Calls of methods, those inside an execute each for itself.</summary>
    public long Calls => Interlocked.Read(ref calls);

    public void NoteCall() => Interlocked.Increment(ref calls);

    public bool Admit(int limit, long now, long second)
    {
        lock (gate)
        {
            while (recent.TryPeek(out var oldest) && now - oldest >= second)
                recent.Dequeue();
            if (limit > 0 && recent.Count >= limit)
            {
                Refused++;
                return false;
            }

            if (limit > 0)
                recent.Enqueue(now);
            Accepted++;
            return true;
        }
    }
}
