using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId;
using Sferum.Sandbox.World;

namespace Sferum.Sandbox.Developer.Sections;

/// <summary>The messages with codes, newest first, and what else there is to see.</summary>
internal sealed class CodesSection(SmsInbox inbox, SandboxWorld world) : ISection
{
    public string Path => "/";

    public string Title => "SMS codes";

    public Markup Show(IQueryCollection query)
    {
        var (messages, links) = Pager.Of(query, Path, inbox.All);
        return Markup.Of($"""
            {Table.Of(["Phone", "Code", "Sent (UTC)"], messages.Select(Row), "No code has been sent since the sandbox started.")}
            {links}<p class="faint">{world.Read(Counts)} Times are UTC. Reload the page for what is new.</p>
            """);
    }

    private static Markup[] Row(Sms sms) => [Markup.Of($"{PhoneText.Of(sms.Phone)}"), Markup.Of($"""<span class="code">{sms.Code}</span>"""), Clock.Show(sms.Time)];

    private static string Counts(WorldState state) =>
        $"{state.People.All.Count} people, {state.Chats.All.Count} chats, {state.Calls.All.Count} calls, {state.Ledger.Count} effects.";
}
