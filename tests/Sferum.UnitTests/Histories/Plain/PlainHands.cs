using Sferum.Grains.Names;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>What people did by hand in a school: chats made and deleted, and what was done to each.</summary>
internal sealed class PlainHands
{
    private readonly Dictionary<ChatId, PlainHand> _chats = [];

    /// <summary>Chats made by hand that are there, in the order in which they were made.</summary>
    public OrderedDictionary<ChatId, PlainMade> Made { get; } = [];

    /// <summary>Chats that were deleted: they never come back.</summary>
    public HashSet<ChatId> Deleted { get; } = [];

    /// <summary>Whether groups get a chat by themselves.</summary>
    public bool SubjectChats { get; set; }

    public PlainHand Of(ChatId chat) => _chats.TryGetValue(chat, out var known) ? known : _chats[chat] = new PlainHand();

    public void Delete(ChatId chat)
    {
        Made.Remove(chat);
        Deleted.Add(chat);
        _chats.Remove(chat);
    }

    /// <summary>Whether something was done by hand about somebody.</summary>
    public bool Has(string account) => _chats.Values.Any(hand => hand.Handled.Contains(account));

    /// <summary>Whoever is out of the school is out of every chat, and nothing done by hand stays (B15).</summary>
    public void Forget(string account)
    {
        foreach (var hand in _chats.Values)
        {
            hand.Forget(account);
        }
    }
}

/// <summary>A chat made by hand.</summary>
/// <param name="Group">The group of a subject chat; null: «Другое».</param>
/// <param name="Title">The title that it was given, or that the group gives.</param>
internal sealed record PlainMade(string? Group, string Title);
