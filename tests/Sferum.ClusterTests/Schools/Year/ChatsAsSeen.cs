using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Testing.Cluster;
using Sferum.Testing.Platform;

namespace Sferum.ClusterTests.Schools.Year;

/// <summary>How all chats of a school look, in the registry and on the Sferum side.</summary>
internal sealed class ChatsAsSeen(ClusterUnderTest cluster, SchoolId school)
{
    private const string Profile = "profile-";

    public static string ProfileOf(string account) => $"{Profile}{account}";

    /// <summary>How many chats were ever made on the Sferum side.</summary>
    public int Made => cluster.Messenger.Ledger.Count(effect => effect.Kind == "chat_created");

    /// <summary>All chats as lines of <see cref="ChatsToSee"/>; a chat there that nobody knows here is a line of its own.</summary>
    public async Task<string> ReadAsync()
    {
        var rows = await cluster.Grains.ChatRegistry(school).ListAsync(new ChatQuery { Take = 500 }, default);
        var there = cluster.Messenger.Chats().ToDictionary(chat => chat.Id);
        var lines = new List<(string Title, string Line)>();
        foreach (var row in rows.Chats)
        {
            lines.Add((TitleOf(row), await LineAsync(row, there)));
        }

        lines.AddRange(there.Values.Where(chat => chat.Members.Count > 0).Select(chat => ("~", $"On the Sferum side alone: {chat.Title}")));
        return string.Join('\n', lines.OrderBy(line => line.Title, StringComparer.Ordinal).Select(line => line.Line));
    }

    private async Task<string> LineAsync(ChatSnapshot row, Dictionary<string, FakeChat> chats)
    {
        var members = (await cluster.Grains.Chat(row.Id).ReadMembersAsync(default)).Value!.Where(member => !member.RemovedByHand).ToArray();
        var there = chats.Values.FirstOrDefault(chat => chat.Title == row.Title);
        chats.Remove(there?.Id ?? "");
        var line = ChatsToSee.Line(TitleOf(row), members.Select(Word), there is null ? [] : there.Members.Keys.Select(user => Word(there, user, members)), row.Trouble);
        return $"{line}{Contradiction(row, members)}";
    }

    private static string TitleOf(ChatSnapshot row) => row.Life == ChatLife.Open ? row.Title : $"{row.Title}, {(row.Life == ChatLife.Closed ? "closed" : "?")}";

    private static string Word(ChatMember member)
    {
        var name = $"{member.Account.Segment}{Star(IsAdministrator(member))}";
        return (member.Platform, member.Pending) switch
        {
            (MemberPlatformState.Joined, _) => name,
            (MemberPlatformState.Pending, PendingReason.NotLinked) => $"({name})",
            (MemberPlatformState.Pending, PendingReason.Blocked) => $"[{name}]",
            _ => $"{{{name}}}",
        };
    }

    // Who made a chat there keeps a maker's rights while in it, whatever the registry says.
    private static string Word(FakeChat there, string user, ChatMember[] members)
    {
        var name = user.StartsWith(Profile, StringComparison.Ordinal) ? user[Profile.Length..] : $"stranger {user}";
        var isMakerOnly = user == there.Owner && !members.Any(member => member.Account.Segment == name && IsAdministrator(member));
        return $"{name}{Star(there.Members[user] && !isMakerOnly)}";
    }

    private static bool IsAdministrator(ChatMember member) => member.Role == MemberRole.Administrator;

    private static string Star(bool administrator) => administrator ? "*" : "";

    // The row of the list has to say what the chat itself says.
    private static string Contradiction(ChatSnapshot row, ChatMember[] members)
    {
        var counted = (members.Length, members.Count(member => member.Platform == MemberPlatformState.Joined), members.Count(IsAdministrator));
        var listed = (row.MemberCount, row.JoinedCount, row.AdministratorCount);
        return listed == counted ? "" : $" | listed as {listed}";
    }
}
