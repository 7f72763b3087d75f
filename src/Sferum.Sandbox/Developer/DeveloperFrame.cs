using Sferum.Sandbox.Pages;

namespace Sferum.Sandbox.Developer;

/// <summary>The frame of every section: where one is, and where else one can go.</summary>
internal static class DeveloperFrame
{
    public static PageResult Page(IEnumerable<ISection> sections, ISection current, Markup content, int status = StatusCodes.Status200OK) =>
        new(Document(sections, current, content), status, formsStayHere: true);

    private static Markup Document(IEnumerable<ISection> sections, ISection current, Markup content) => Markup.Of($"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>{current.Title} · Sferum sandbox</title><link rel="stylesheet" href="/sandbox/style.css"></head>
        <body><header><p>Sferum sandbox</p><nav aria-label="Sections">{Markup.Join(sections.Select(section => Link(section, current)))}</nav></header>
        <main><h1>{current.Title}</h1>
        {content}
        </main></body></html>
        """);

    private static Markup Link(ISection section, ISection current) => Markup.Of($"""
        <a href="/sandbox{section.Path}"{(section.Path == current.Path ? new Markup(" aria-current=\"page\"") : Markup.None)}>{section.Title}</a>
        """);
}
