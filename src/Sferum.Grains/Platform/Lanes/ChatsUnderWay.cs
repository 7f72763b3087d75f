namespace Sferum.Grains.Platform.Lanes;

/// <summary>
/// Chats that are being made through a lane. Whoever looks for one waits until its making is settled: it may have been asked for by an activation that is gone, and found
/// missing it would be made twice.
/// </summary>
internal sealed class ChatsUnderWay
{
    private readonly Dictionary<string, Task> _made = new(StringComparer.Ordinal);

    /// <summary>Notes the chats that a work makes, until it is settled.</summary>
    public void Note(LaneEntry entry)
    {
        foreach (var call in entry.Work.Calls.OfType<CreateChatCall>())
        {
            _made[call.Title] = entry.Answer;
            _ = ForgetAsync(call.Title, entry.Answer);
        }
    }

    /// <summary>Ends when no chat that a work looks for is being made.</summary>
    public Task SettledAsync(LaneWork work) =>
        Task.WhenAll(work.Calls.OfType<FindChatCall>().Select(call => _made.GetValueOrDefault(call.Title, Task.CompletedTask)));

    private async Task ForgetAsync(string title, Task answer)
    {
        await answer;
        if (ReferenceEquals(_made.GetValueOrDefault(title), answer))
            _made.Remove(title);
    }
}
