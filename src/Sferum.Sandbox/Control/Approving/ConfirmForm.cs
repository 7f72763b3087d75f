using System.Net;
using System.Text.RegularExpressions;

namespace Sferum.Sandbox.Control.Approving;

/// <summary>The form by which the service asks the person to confirm: <c>&lt;form method="post" data-sferum="confirm"&gt;</c>.</summary>
internal sealed partial record ConfirmForm(Uri Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public static ConfirmForm? Find(string html, Uri page)
    {
        foreach (Match form in Forms().Matches(html))
        {
            var attributes = Attributes(form.Groups["tag"].Value);
            if (attributes.GetValueOrDefault("data-sferum") != "confirm")
                continue;
            var action = attributes.GetValueOrDefault("action", "") is { Length: > 0 } given ? new Uri(page, given) : page;
            return new ConfirmForm(action, [.. Inputs().Matches(form.Groups["body"].Value)
                .Select(input => Attributes(input.Groups["tag"].Value))
                .Where(input => input.ContainsKey("name") && input.GetValueOrDefault("type", "") is "hidden")
                .Select(input => KeyValuePair.Create(input["name"], input.GetValueOrDefault("value", "")))]);
        }

        return null;
    }

    /// <summary>A page's text without its tags.</summary>
    public static string Text(string html) => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(Hidden().Replace(html, " "), " "), " ")).Trim();

    private static Dictionary<string, string> Attributes(string tag)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match attribute in AttributePairs().Matches(tag))
            attributes.TryAdd(attribute.Groups["name"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value.Trim('"', '\'')));
        return attributes;
    }

    [GeneratedRegex("""<form\b(?<tag>[^>]*)>(?<body>.*?)</form>""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input\b(?<tag>[^>]*)>""", RegexOptions.IgnoreCase)]
    private static partial Regex Inputs();

    [GeneratedRegex("""(?<name>[\w-]+)\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'>]+)""")]
    private static partial Regex AttributePairs();

    [GeneratedRegex("""<(script|style|title)\b.*?</\1>""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
