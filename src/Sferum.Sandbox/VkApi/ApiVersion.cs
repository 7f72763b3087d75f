using System.Globalization;

namespace Sferum.Sandbox.VkApi;

/// <summary>The version a client asks for: 5.199.</summary>
internal readonly record struct ApiVersion(int Major, int Minor)
{
    /// <summary>Up to here createChat answers a bare number.</summary>
    public bool HasBareChatId => Major < 5 || (Major == 5 && Minor <= 131);

    public static bool TryParse(string? text, out ApiVersion version)
    {
        version = default;
        var parts = (text ?? "").Split('.');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
            return false;
        version = new ApiVersion(major, minor);
        return true;
    }
}
