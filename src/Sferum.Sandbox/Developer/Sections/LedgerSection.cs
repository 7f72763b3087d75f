using Sferum.Sandbox.Pages;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Journal;

namespace Sferum.Sandbox.Developer.Sections;

/// <summary>Every effect since the world began, the newest first.</summary>
internal sealed class LedgerSection(SandboxWorld world) : ISection
{
    public string Path => "/pages/ledger";

    public string Title => "Ledger";

    public Markup Show(IQueryCollection query) => world.Read(state =>
    {
        var (entries, links) = Pager.Of(query, Path, new Backwards<LedgerEntry>(state.Ledger));
        return Markup.Of($"""
            {Table.Of(["No.", "Time (UTC)", "Who", "By", "What"], entries.Select(entry => Row(state, entry)), "Nothing has happened yet.")}
            {links}
            """);
    });

    private static Markup[] Row(WorldState state, LedgerEntry entry) =>
    [
        Markup.Of($"{entry.Seq}"),
        Clock.Show(entry.Time),
        Markup.Of($"{PersonText.Of(state, entry.User)}"),
        Markup.Of($"<code>{entry.Method}</code>"),
        Markup.Of($"{EffectText.Of(state, entry.Effect)}"),
    ];
}
