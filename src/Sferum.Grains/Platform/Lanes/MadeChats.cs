namespace Sferum.Grains.Platform.Lanes;

/// <summary>
/// Chats that a lane has made or found lately, by the title under which they were asked for: no two chats are asked for under one title. A wish to make one that comes late, of an
/// activation that is gone, gets the chat that is there.
/// </summary>
internal sealed class MadeChats(TimeProvider time)
{
    // Longer than a call may be on its way.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, (string Chat, DateTimeOffset Time)> _chats = new(StringComparer.Ordinal);

    /// <summary>The answer to a work that makes a chat which is there; null: it is to be sent.</summary>
    public LaneAnswer? AnswerTo(LaneWork work) => work.Calls is [CreateChatCall create] && _chats.TryGetValue(create.Title, out var known)
        ? new LaneAnswer([PlatformResult.Done(known.Chat)], PlatformTrouble.None, RetryAfter: null)
        : null;

    /// <summary>Notes what a work has made or found.</summary>
    public void Note(LaneWork work, LaneAnswer answer)
    {
        var now = time.GetUtcNow();
        foreach (var old in _chats.Where(known => now - known.Value.Time > Kept).Select(known => known.Key).ToArray())
            _chats.Remove(old);
        foreach (var (call, result) in work.Calls.Zip(answer.Results))
        {
            if (TitleOf(call) is { } title && result is { IsDone: true, Value: { Length: > 0 } chat })
                _chats[title] = (chat, now);
        }
    }

    private static string? TitleOf(PlatformCall call) => call switch
    {
        CreateChatCall create => create.Title,
        FindChatCall find => find.Title,
        _ => null,
    };
}
