using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>A chat as it should be: who is in it on which grounds, and who of them is administrator.</summary>
internal sealed record PlainChat(ChatId Id, ChatType Type, string Title)
{
    private readonly HashSet<string> _onRoster = [];

    /// <summary>The title: by hand, else as the roster says.</summary>
    public string Title { get; private set; } = Title;

    /// <summary>Members of the registry, each with the grounds.</summary>
    public SortedDictionary<string, SortedSet<string>> Members { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Administrators { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the roster puts somebody in the chat, though a hand may have taken them out.</summary>
    public bool HasGround(string account) => _onRoster.Contains(account);

    public PlainChat Add(string? account, string ground, bool administrator = false)
    {
        if (account is null)
        {
            return this;
        }

        _onRoster.Add(account);
        Put(account, ground);
        if (administrator)
        {
            Administrators.Add(account);
        }

        return this;
    }

    /// <summary>What was done by hand wins, but the Sferum administrator is always in, as administrator (B9, B17).</summary>
    public PlainChat Overrule(PlainHand hand, string sferumAdministrator)
    {
        Title = hand.Title ?? Title;
        foreach (var account in hand.Added)
        {
            Put(account, "hand");
        }

        foreach (var (account, role) in hand.Roles.Where(role => role.Key != sferumAdministrator && Members.ContainsKey(role.Key)))
        {
            _ = role == MemberRole.Administrator ? Administrators.Add(account) : Administrators.Remove(account);
        }

        foreach (var account in hand.Removed.Where(account => account != sferumAdministrator))
        {
            Members.Remove(account);
            Administrators.Remove(account);
        }

        return this;
    }

    private void Put(string account, string ground) => (Members.TryGetValue(account, out var grounds) ? grounds : Members[account] = new(StringComparer.Ordinal)).Add(ground);
}
