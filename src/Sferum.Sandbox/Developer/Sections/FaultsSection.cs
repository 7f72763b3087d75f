using Sferum.Sandbox.Pages;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.Developer.Sections;

/// <summary>Faults that wait for their calls, with the forms that set and clear them.</summary>
internal sealed class FaultsSection(FaultBook faults, SandboxWorld world) : ISection
{
    public string Path => "/pages/faults";

    public string Title => "Faults";

    public Markup Show(IQueryCollection query) => Show(new Dictionary<string, string>(StringComparer.Ordinal), null);

    /// <summary>The section with what was typed into its form, and what is wrong with that.</summary>
    public Markup Show(IReadOnlyDictionary<string, string> typed, string? trouble)
    {
        var all = faults.All;
        return Markup.Of($"""
            {Table.Of(["Calls", "Of", "What happens", "Left", ""], world.Read(state => all.Select(fault => Row(state, fault)).ToList()), "No fault is set.")}
            {(all.Count > 0 ? new Markup("<p></p><form method=\"post\" action=\"/sandbox/pages/faults/clear\"><button type=\"submit\">Clear all</button></form>") : Markup.None)}
            <h2>Set a fault</h2>{(trouble is null ? Markup.None : Markup.Of($"""<p class="wrong" role="alert">{trouble}</p>"""))}
            {FaultForm.Show(typed)}
            """);
    }

    private static Markup[] Row(WorldState state, Fault fault) =>
    [
        Markup.Of($"<code>{fault.Method}</code>"),
        Markup.Of($"{(fault.UserId is { } user ? PersonText.Of(state, user) : "anybody")}"),
        Markup.Of($"{What(fault)}"),
        Markup.Of($"{fault.Remaining}"),
        Markup.Of($"""<form method="post" action="/sandbox/pages/faults/clear"><input type="hidden" name="id" value="{fault.Id}"><button type="submit">Clear</button></form>"""),
    ];

    private static string What(Fault fault) => fault.Kind switch
    {
        FaultKind.Error => $"error {fault.Code} (API), {fault.Error} (VK ID)",
        FaultKind.Http => $"HTTP {fault.Status}",
        FaultKind.DropAfter => "done, then the connection breaks",
        FaultKind.DropBefore => "the connection breaks, nothing is done",
        _ => $"done {(long)fault.Latency.TotalMilliseconds} ms later",
    };
}
