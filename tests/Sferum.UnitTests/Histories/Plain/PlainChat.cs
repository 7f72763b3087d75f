using Sferum.Grains.Chats;
using Sferum.Grains.Names;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>A chat as it should be: who is in it on which grounds, and who of them is administrator.</summary>
internal sealed record PlainChat(ChatId Id, ChatType Type, string Title)
{
    /// <summary>Members of the registry, each with the grounds.</summary>
    public SortedDictionary<string, SortedSet<string>> Members { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Administrators { get; } = new(StringComparer.Ordinal);

    public PlainChat Add(string? account, string ground, bool administrator = false)
    {
        if (account is null)
        {
            return this;
        }

        (Members.TryGetValue(account, out var grounds) ? grounds : Members[account] = new(StringComparer.Ordinal)).Add(ground);
        if (administrator)
        {
            Administrators.Add(account);
        }

        return this;
    }
}
