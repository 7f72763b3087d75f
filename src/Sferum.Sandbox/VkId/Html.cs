using System.Net;

namespace Sferum.Sandbox.VkId;

/// <summary>Text made fit for a page.</summary>
internal static class Html
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>+7 900 000-01-01, as the pages show a number.</summary>
    public static string Phone(string digits) => digits.Length == 11
        ? $"+{digits[..1]} {digits[1..4]} {digits[4..7]}-{digits[7..9]}-{digits[9..]}"
        : Text(digits);
}
