using Microsoft.AspNetCore.WebUtilities;

namespace Sferum.Sandbox.VkId.Authorize;

/// <summary>Where a browser may be sent back to.</summary>
internal static class RedirectAddress
{
    private static readonly string[] AnyLoopback = ["http://127.0.0.1", "http://localhost", "http://[::1]"];

    public static bool IsAllowed(string address, IEnumerable<string> configured)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            return false;
        var allowed = configured.ToList();
        return (allowed.Count == 0 ? AnyLoopback : [.. allowed]).Any(entry => Fits(uri, address, entry));
    }

    public static string With(string address, params (string Name, string Value)[] parameters) =>
        QueryHelpers.AddQueryString(address, parameters
            .Where(parameter => parameter.Value.Length > 0)
            .Select(parameter => KeyValuePair.Create(parameter.Name, (string?)parameter.Value)));

    private static bool Fits(Uri uri, string address, string entry)
    {
        if (address == entry)
            return true;
        if (!Uri.TryCreate(entry, UriKind.Absolute, out var prefix) || !prefix.IsLoopback)
            return false;
        return uri.Scheme == prefix.Scheme
            && uri.Host == prefix.Host
            && (prefix.IsDefaultPort || uri.Port == prefix.Port)
            && uri.AbsolutePath.StartsWith(prefix.AbsolutePath, StringComparison.Ordinal);
    }
}
