using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Sferum.Sandbox.Pages;

/// <summary>Writes an interpolated string as HTML: there is no way to forget the encoding of a hole.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupWriter(int literalLength, int holes)
{
    private const int TypicalHole = 16;

    private readonly StringBuilder html = new(literalLength + (holes * TypicalHole));

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(string? text) => html.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(long number) => html.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Markup markup) => html.Append(markup.Html);

    public string Written() => html.ToString();
}
