namespace Sferum.Sandbox.Control.Approving;

/// <summary>
/// The cookies of one walk, kept as a browser keeps them on loopback: by host, not by port, and with Secure ones sent over plain HTTP.
/// </summary>
internal sealed class CookieJar
{
    private readonly Dictionary<(string Host, string Path, string Name), string> cookies = [];

    public void Keep(Uri address, IEnumerable<string> setCookies)
    {
        foreach (var line in setCookies)
        {
            var parts = line.Split(';', StringSplitOptions.TrimEntries);
            var (name, value) = Pair(parts[0]);
            var attributes = parts.Skip(1).Select(Pair).ToLookup(pair => pair.Name, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
            var path = attributes["path"].LastOrDefault() is ['/', ..] given ? given : "/";
            if (attributes["max-age"].LastOrDefault() is "0" || attributes["expires"].Any(IsPast))
                cookies.Remove((address.Host, path, name));
            else
                cookies[(address.Host, path, name)] = value;
        }
    }

    public string Header(Uri address) => string.Join("; ", cookies
        .Where(cookie => cookie.Key.Host == address.Host && IsUnder(address.AbsolutePath, cookie.Key.Path))
        .Select(cookie => $"{cookie.Key.Name}={cookie.Value}"));

    private static bool IsUnder(string path, string prefix) =>
        path == prefix || path.StartsWith(prefix.EndsWith('/') ? prefix : prefix + "/", StringComparison.Ordinal);

    // A cookie is deleted by a date of the epoch's; no server sets one that is merely near.
    private static bool IsPast(string expires) => expires.Contains("1970", StringComparison.Ordinal);

    private static (string Name, string Value) Pair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (text.Trim(), "") : (text[..equals].Trim(), text[(equals + 1)..].Trim());
    }
}
