using Sferum.GrpcHost.Edge;

namespace Sferum.GrpcHost.UserLinks;

/// <summary>Whether a browser may be sent to an address: only to those that the operator has listed, so that nobody makes the last page lead where they like.</summary>
internal static class ReturnAddress
{
    /// <summary>The longest address that is taken.</summary>
    internal const int MaxLength = 2000;

    /// <summary>Whether an address is absolute, safe, and below one of those allowed.</summary>
    internal static bool IsAllowed(string text, IEnumerable<Uri> allowed) =>
        text.Length <= MaxLength
        && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '\\' or '<' or '>' or '"')
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && IsSafe(address)
        && allowed.Any(prefix => IsBelow(address, prefix));

    /// <summary>https, or http on this machine.</summary>
    internal static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && LoopbackHost.IsLoopback(address.Host));

    private static bool IsBelow(Uri address, Uri prefix) =>
        address.Scheme == prefix.Scheme
        && address.IdnHost.Equals(prefix.IdnHost, StringComparison.OrdinalIgnoreCase)
        && (address.Port == prefix.Port || (prefix.IsDefaultPort && LoopbackHost.IsLoopback(prefix.Host)))
        && IsBelow(address.AbsolutePath, prefix.AbsolutePath);

    private static bool IsBelow(string path, string prefix) =>
        path == prefix || path.StartsWith(prefix.EndsWith('/') ? prefix : prefix + "/", StringComparison.Ordinal);
}
