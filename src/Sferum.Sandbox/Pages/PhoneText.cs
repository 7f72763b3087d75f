namespace Sferum.Sandbox.Pages;

/// <summary>A phone number as pages show it: +7 900 000-01-01.</summary>
internal static class PhoneText
{
    public static string Of(string digits) => digits.Length == 11
        ? $"+{digits[..1]} {digits[1..4]} {digits[4..7]}-{digits[7..9]}-{digits[9..]}"
        : digits;
}
