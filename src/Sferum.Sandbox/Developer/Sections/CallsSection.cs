using Sferum.Sandbox.Pages;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Calls;

namespace Sferum.Sandbox.Developer.Sections;

/// <summary>Calls, the newest first. Their links are not shown: whoever has one may join.</summary>
internal sealed class CallsSection(SandboxWorld world) : ISection
{
    public string Path => "/pages/calls";

    public string Title => "Calls";

    public Markup Show(IQueryCollection query) => world.Read(state =>
    {
        var (calls, links) = Pager.Of(query, Path, [.. state.Calls.All.Reverse()]);
        return Markup.Of($"""
            {Table.Of(["State", "Chat", "Started by", "Started (UTC)", "Ended (UTC)", "In it now", "Id", "Link"], calls.Select(call => Row(state, call)), "There was no call yet.")}
            {links}<p class="faint">Links are not shown: whoever has one may join.</p>
            """);
    });

    private static Markup[] Row(WorldState state, Call call) =>
    [
        Markup.Of($"{(call.FinishedAt is null ? "active" : "finished")}"),
        Markup.Of($"{(call.Chat is { } chat ? $"«{state.Chats.Find(chat)?.Title}» ({chat})" : "—")}"),
        Markup.Of($"{PersonText.Of(state, call.StarterId)}"),
        Clock.Show(call.StartedAt),
        Clock.Show(call.FinishedAt),
        Markup.Of($"{string.Join(", ", call.Participants.Order().Select(user => PersonText.Of(state, user)))}"),
        Markup.Of($"<code>{call.Id}</code>"),
        new Markup("—"),
    ];
}
