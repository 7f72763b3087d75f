using Sferum.Sandbox.Pages;

namespace Sferum.Sandbox.Developer;

/// <summary>Tables; on a phone each row stands as a list of its own, with the heads beside the values.</summary>
internal static class Table
{
    /// <param name="rows">As many cells as there are heads.</param>
    public static Markup Of(IReadOnlyList<string> heads, IEnumerable<Markup[]> rows, string whenEmpty)
    {
        var body = Markup.Join(rows.Select(cells => Row(heads, cells)));
        return string.IsNullOrEmpty(body.Html)
            ? Markup.Of($"""<p class="faint">{whenEmpty}</p>""")
            : Markup.Of($"<table><thead><tr>{Markup.Join(heads.Select(Head))}</tr></thead><tbody>{body}</tbody></table>");
    }

    private static Markup Row(IReadOnlyList<string> heads, Markup[] cells) => Markup.Of($"<tr>{Markup.Join(cells.Select((cell, place) => Cell(heads[place], cell)))}</tr>");

    private static Markup Cell(string head, Markup cell) => Markup.Of($"""<td data-head="{head}"><div>{cell}</div></td>""");

    private static Markup Head(string text) => Markup.Of($"""<th scope="col">{text}</th>""");
}
