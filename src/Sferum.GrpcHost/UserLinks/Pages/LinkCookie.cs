using System.Security.Cryptography;
using System.Text;

namespace Sferum.GrpcHost.UserLinks.Pages;

/// <summary>
/// The cookie that binds an attempt to a browser. Each attempt has its own, so that two accounts can be linked in two tabs. Lax: VK ID sends the browser back by a plain link.
/// </summary>
internal static class LinkCookie
{
    private const string Prefix = "sferum_link_";
    private const int MostAttempts = 16;

    internal static void Set(HttpContext http, string state, string secret, TimeSpan lifetime, bool secure) => http.Response.Cookies.Append(Name(state), secret, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = secure,
        Path = LinkAddresses.Path,
        MaxAge = lifetime,
        IsEssential = true,
    });

    internal static string Read(HttpContext http, string state) => http.Request.Cookies[Name(state)] ?? "";

    /// <summary>The secrets of all attempts that this browser has, at most 16.</summary>
    internal static IReadOnlyList<string> ReadAll(HttpContext http) =>
        [.. http.Request.Cookies.Where(cookie => cookie.Key.StartsWith(Prefix, StringComparison.Ordinal)).Take(MostAttempts).Select(cookie => cookie.Value)];

    private static string Name(string state) => $"{Prefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 8))}";
}
