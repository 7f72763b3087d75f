using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Sferum.GrpcHost.UserLinks.Pages;

/// <summary>The pages as text: plain, without scripts, whatever comes from outside encoded.</summary>
internal static class LinkPage
{
    /// <summary>The style, in a file of its own, so that no page needs a style of its own.</summary>
    internal const string Style = """
        :root{color-scheme:light dark}*{box-sizing:border-box}
        body{margin:0;padding:1rem;background:#f2f4f7;color:#1a1c20;font:1.05rem/1.5 system-ui,"Liberation Sans","DejaVu Sans",sans-serif}
        main{max-width:30rem;margin:6vh auto;padding:1.5rem;background:#fff;border-radius:.75rem}
        .brand{margin:0;color:#5a6372;font-size:.9rem}
        h1{margin:.25rem 0 1.25rem;font-size:1.5rem;line-height:1.25}
        main>:last-child{margin-bottom:0}dl{margin:0}dt{color:#5a6372;font-size:.95rem}
        dd{margin:0 0 1rem;font-weight:600;overflow-wrap:anywhere}
        button,a.button{display:block;width:100%;min-height:3rem;padding:.7rem 1.4rem;border:0;border-radius:.5rem;background:#0b5fd0;color:#fff;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
        button:hover,a.button:hover{background:#094fae}
        button:focus-visible,a:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
        .notice{margin:0 0 1.25rem;padding:.7rem 1rem;border-left:4px solid #c77700;background:#fff6e5}
        .faint{margin:1rem 0 0;color:#5a6372;font-size:.95rem}
        @media (min-width:40rem){main{padding:2rem 2.25rem}button,a.button{display:inline-block;width:auto;min-width:14rem}}
        @media (prefers-color-scheme:dark){body{background:#17191c;color:#e8eaed}main{background:#22252a}.brand,dt,.faint{color:#aab2bd}.notice{background:#3a2f16}}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Cyrillic, UnicodeRanges.GeneralPunctuation);

    /// <summary>Asks whether account and profile belong together.</summary>
    internal static string Confirm(PageText text, ConfirmFacts facts, string state, string confirmation) => Layout(text, text.ConfirmTitle, $"""
        <dl><dt>{E(text.Account)}</dt><dd>{E(facts.AccountName)}</dd><dt>{E(text.Profile)}</dt><dd>{E(facts.ProfileName)}</dd></dl>
        {(facts.NameDiffers ? $"<p class=\"notice\">{E(text.NameDiffers)}</p>" : "")}
        <form method="post" action="/link/confirm" data-sferum="confirm">
        <input type="hidden" name="state" value="{E(state)}"><input type="hidden" name="confirmation" value="{E(confirmation)}">
        <button type="submit">{E(text.Yes)}</button>
        </form>
        <p class="faint">{E(text.IfNot)}</p>
        """);

    /// <summary>Says that it is done.</summary>
    internal static string Linked(PageText text, string returnAddress) => Layout(text, text.LinkedTitle, returnAddress.Length == 0
        ? $"<p>{E(text.LinkedClose)}</p>"
        : $"<p>{E(text.LinkedNext)}</p><p><a class=\"button\" rel=\"noreferrer\" href=\"{E(returnAddress)}\">{E(text.Back)}</a></p>");

    /// <summary>Says why not.</summary>
    internal static string Refused(PageText text, string why) => Layout(text, text.RefusedTitle, $"<p role=\"alert\">{E(why)}</p>");

    private static string Layout(PageText text, string title, string content) => $"""
        <!DOCTYPE html>
        <html lang="{text.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{E(title)} · {E(text.Brand)}</title><link rel="stylesheet" href="/link/style.css"></head>
        <body><main><p class="brand">{E(text.Brand)}</p><h1>{E(title)}</h1>
        {content}
        </main></body></html>
        """;

    private static string E(string text) => Encoder.Encode(text);
}

/// <summary>What the person is asked about.</summary>
internal sealed record ConfirmFacts(string AccountName, string ProfileName, bool NameDiffers);
