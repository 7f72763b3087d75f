using System.Globalization;
using System.Text;

namespace Sferum.Grains.Names;

/// <summary>
/// The one codec between an id as the school information system writes it and its segment of a resource name.
/// Ids are case-sensitive, 1-64 characters, in Unicode form NFC, without control, format (bidi among them), unassigned or private-use characters and without
/// white space at either end. In a segment, everything outside <c>A-Za-z0-9._-</c> is <c>~XX</c> for each UTF-8 byte.
/// One id has one spelling: any other is refused, never quietly turned into it.
/// </summary>
public static class NameCodec
{
    /// <summary>Characters (UTF-16 code units) in the longest id.</summary>
    public const int MaxIdLength = 64;

    /// <summary>Writes a valid id as a segment.</summary>
    /// <exception cref="FormatException">The id is not valid; check with <see cref="IsValidId"/> first.</exception>
    public static string Encode(string id)
    {
        if (!IsValidId(id))
        {
            throw new FormatException("Not a valid id.");
        }

        var segment = new StringBuilder(id.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(id))
        {
            if (IsPlain(octet))
            {
                segment.Append((char)octet);
            }
            else
            {
                segment.Append('~').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return segment.ToString();
    }

    /// <summary>Reads a segment; false when it is not the one spelling of a valid id.</summary>
    public static bool TryDecode(string segment, out string id)
    {
        id = "";
        if (segment is null || segment.Length is 0 or > MaxIdLength * 12 || !TryReadOctets(segment, out var octets))
        {
            return false;
        }

        try
        {
            id = StrictUtf8.GetString(octets);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        if (IsValidId(id) && string.Equals(Encode(id), segment, StringComparison.Ordinal))
        {
            return true;
        }

        id = "";
        return false;
    }

    /// <summary>True when the text can be an id.</summary>
    public static bool IsValidId(string id) =>
        id is { Length: > 0 and <= MaxIdLength }
        && id is not "." and not ".."
        && !char.IsWhiteSpace(id[0])
        && !char.IsWhiteSpace(id[^1])
        && TextForm.IsClean(id)
        && id.IsNormalized(NormalizationForm.FormC);

    private static UTF8Encoding StrictUtf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static bool IsPlain(int c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '_' or '-';

    private static bool TryReadOctets(string segment, out byte[] octets)
    {
        var read = new List<byte>(segment.Length);
        octets = [];
        for (var i = 0; i < segment.Length; i++)
        {
            if (IsPlain(segment[i]))
            {
                read.Add((byte)segment[i]);
            }
            else if (segment[i] == '~' && i + 2 < segment.Length && IsUpperHex(segment[i + 1]) && IsUpperHex(segment[i + 2]))
            {
                read.Add(Convert.ToByte(segment.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                return false;
            }
        }

        octets = [.. read];
        return true;
    }

    private static bool IsUpperHex(char c) => c is >= '0' and <= '9' or >= 'A' and <= 'F';
}
