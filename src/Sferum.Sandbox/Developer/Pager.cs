using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Sferum.Sandbox.Pages;

namespace Sferum.Sandbox.Developer;

/// <summary>One page of a long list, with the links to those beside it.</summary>
internal static class Pager
{
    public const int Size = 50;

    public static (IReadOnlyList<T> Items, Markup Links) Of<T>(IQueryCollection query, string path, IReadOnlyList<T> all, params (string Name, string Value)[] filter)
    {
        var pages = Math.Max(1, (all.Count + Size - 1) / Size);
        var page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, pages) : 1;
        var first = (page - 1) * Size;
        var items = all.Skip(first).Take(Size).ToList();
        var links = Markup.Of($"""
            <p class="pager"><span>{(items.Count == 0 ? 0 : first + 1)}–{first + items.Count} of {all.Count}</span>{Link(page > 1, page - 1, "Previous")}{Link(page < pages, page + 1, "Next")}</p>
            """);
        return (items, links);

        Markup Link(bool isThere, int to, string text) => isThere
            ? Markup.Of($"""<a href="{Address(to)}">{text}</a>""")
            : Markup.None;

        string Address(int to) => QueryHelpers.AddQueryString($"/sandbox{path}", filter
            .Where(part => part.Value.Length > 0)
            .Append((Name: "page", Value: to.ToString(CultureInfo.InvariantCulture)))
            .Select(part => KeyValuePair.Create(part.Name, (string?)part.Value)));
    }
}
