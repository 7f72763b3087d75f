using System.Text.Json;

namespace Sferum.Silo.VkPlatform.Messenger;

/// <summary>Reads where a captcha (code 14) is solved: by the administrator, in a browser.</summary>
internal static class VkCaptcha
{
    private const int LongestAddress = 2_000;

    /// <summary>The page that VK names, or else the picture; null where it names none that a browser may be sent to.</summary>
    public static string? AddressOf(JsonElement error) => Address(error.Text("redirect_uri")) ?? Address(error.Text("captcha_img"));

    private static string? Address(string? text) =>
        text is { Length: > 0 and <= LongestAddress } && Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? text : null;
}
