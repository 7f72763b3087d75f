using System.Globalization;
using Sferum.Sandbox.Pages;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Chats;

namespace Sferum.Sandbox.Developer.Sections;

/// <summary>Chats with their members, the newest first.</summary>
internal sealed class ChatsSection(SandboxWorld world) : ISection
{
    public string Path => "/pages/chats";

    public string Title => "Chats";

    public Markup Show(IQueryCollection query)
    {
        var (title, member) = (query["title"].ToString().Trim(), query["member"].ToString().Trim());
        return world.Read(state =>
        {
            var (chats, links) = Pager.Of(query, Path, Found(state, title, member), ("title", title), ("member", member));
            return Markup.Of($"""
                <form class="line" method="get"><label>Title holds <input name="title" value="{title}"></label>
                <label>Member’s user id <input name="member" value="{member}" inputmode="numeric"></label><button type="submit">Find</button></form>
                {(chats.Count == 0 ? new Markup("<p class=\"faint\">No such chat.</p>") : Markup.Join(chats.Select(chat => Show(state, chat, isOpen: title.Length + member.Length > 0))))}
                {links}
                """);
        });
    }

    private static List<Chat> Found(WorldState state, string title, string member)
    {
        var user = long.TryParse(member, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        return [.. state.Chats.All.Reverse()
            .Where(chat => title.Length == 0 || chat.Title.Contains(title, StringComparison.OrdinalIgnoreCase))
            .Where(chat => member.Length == 0 || chat.Members.ContainsKey(user))];
    }

    private static Markup Show(WorldState state, Chat chat, bool isOpen) => Markup.Of($"""
        <details{(isOpen ? new Markup(" open") : Markup.None)}><summary>«{chat.Title}» · chat {chat.Id} · {chat.Members.Count} members</summary>
        <p class="faint">Made by {PersonText.Of(state, chat.OwnerId)}, {Clock.Show(chat.CreatedAt)}{(chat.InviteLink is null ? "" : ", has an invite link (not shown)")}</p>
        {Table.Of(["Member", "Role", "Number there", "Since (UTC)"], chat.Members.Select(row => Row(state, chat, row.Key, row.Value)), "Everybody has left.")}
        </details>
        """);

    private static Markup[] Row(WorldState state, Chat chat, long user, ChatMember member) =>
    [
        Markup.Of($"{PersonText.Of(state, user)}"),
        Markup.Of($"{(chat.IsOwner(user) ? "owner" : member.IsAdmin ? "admin" : "member")}"),
        Markup.Of($"{state.Chats.NumberOf(user, chat)}"),
        Clock.Show(member.JoinedAt),
    ];
}
