namespace Sferum.Sandbox.Pages;

/// <summary>HTML. Text that is put into its holes is encoded; only what is HTML already goes in as it is.</summary>
internal readonly record struct Markup(string Html)
{
    public static readonly Markup None = new("");

    public static Markup Of(MarkupWriter content) => new(content.Written());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Html)));
}
