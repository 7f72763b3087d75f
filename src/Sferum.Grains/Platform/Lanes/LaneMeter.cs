namespace Sferum.Grains.Platform.Lanes;

/// <summary>What an operator wants to know of a lane's requests. In memory.</summary>
internal sealed class LaneMeter(TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<long> _sent = new();

    /// <summary>Requests that left in the last minute.</summary>
    public int InLastMinute
    {
        get
        {
            Forget();
            return _sent.Count;
        }
    }

    /// <summary>When the last request left; null: none has.</summary>
    public long? LastSent { get; private set; }

    /// <summary>When a call last went well.</summary>
    public DateTimeOffset? LastSuccess { get; private set; }

    /// <summary>The platform's code of the last call that did not go well; empty when none has.</summary>
    public string LastFault { get; private set; } = "";

    /// <summary>Where the captcha of the last request is solved; empty when it asked for none.</summary>
    public string Captcha { get; private set; } = "";

    /// <summary>The trouble of the lane that the last request showed.</summary>
    public PlatformTrouble Trouble { get; private set; }

    /// <summary>A request leaves.</summary>
    public void NoteSent()
    {
        Forget();
        var now = time.GetTimestamp();
        _sent.Enqueue(now);
        LastSent = now;
    }

    /// <summary>Its answer is there.</summary>
    public void NoteAnswer(IReadOnlyList<PlatformResult> results)
    {
        if (results.Any(result => result.IsDone))
            LastSuccess = time.GetUtcNow();
        if (results.LastOrDefault(result => !result.IsDone) is { } failed)
            LastFault = failed.Code;
        Trouble = LaneAnswers.Trouble(results);
        // An error inside an execute comes without the address: the last one known is the one to be solved.
        Captcha = results.Select(result => result.Captcha).FirstOrDefault(address => address is not null) ?? (Trouble == PlatformTrouble.Captcha ? Captcha : "");
    }

    private void Forget()
    {
        while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Minute)
            _sent.Dequeue();
    }
}
