namespace Sferum.Sandbox.World.Calls;

/// <summary>A call: open until it is finished for everybody.</summary>
internal sealed class Call(string id, long starterId, long? chat, string joinLink, DateTimeOffset startedAt)
{
    public string Id { get; } = id;

    public long StarterId { get; } = starterId;

    public long? Chat { get; } = chat;

    public string JoinLink { get; } = joinLink;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Who is in the call now; emptied by its end.</summary>
    public HashSet<long> Participants { get; } = [];
}
