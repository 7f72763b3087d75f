using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Sferum.Grains.Commits;

/// <summary>
/// The bytes of a stored state row: a fixed header of 24 bytes, then the body.
/// <list type="table">
/// <item><term>0-2</term><description><c>SF1</c>: the format; another value is refused, never read as an empty state.</description></item>
/// <item><term>3-15</term><description>13 ASCII digits: the moment from which the grain owes something, in milliseconds since 1970 UTC; all zeros when it owes nothing.
/// The store's write statement copies it to a column of its own, so that owed work is found without reading bodies.</description></item>
/// <item><term>16-19</term><description>Reserved, zero.</description></item>
/// <item><term>20-23</term><description>CRC-32 of bytes 0-19 and the body, little endian: a damaged row is refused.</description></item>
/// </list>
/// </summary>
public static class StateEnvelope
{
    /// <summary>Bytes before the body.</summary>
    public const int HeaderLength = 24;

    /// <summary>Where the owed moment begins.</summary>
    public const int OwedOffset = 3;

    /// <summary>How many ASCII digits the owed moment has.</summary>
    public const int OwedLength = 13;

    private const int ChecksumOffset = 20;

    private static ReadOnlySpan<byte> Magic => "SF1"u8;

    /// <summary>Puts the header before the body.</summary>
    public static byte[] Wrap(ReadOnlySpan<byte> body, DateTimeOffset? owedFrom)
    {
        var bytes = new byte[HeaderLength + body.Length];
        Magic.CopyTo(bytes);
        var owed = Math.Clamp(owedFrom?.ToUnixTimeMilliseconds() ?? 0, 0, 9_999_999_999_999);
        Encoding.ASCII.GetBytes(owed.ToString("D13", CultureInfo.InvariantCulture), bytes.AsSpan(OwedOffset));
        body.CopyTo(bytes.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumOffset), Checksum(bytes));
        return bytes;
    }

    /// <summary>Gives the body of a row, or refuses a row that is not whole.</summary>
    /// <exception cref="DamagedStateException">The row is not of this format, or its body was changed.</exception>
    public static ReadOnlyMemory<byte> Unwrap(ReadOnlyMemory<byte> row)
    {
        if (row.Length < HeaderLength || !row.Span[..3].SequenceEqual(Magic))
        {
            throw new DamagedStateException("The stored row has no header of a known format.");
        }

        var body = row[HeaderLength..];
        return BinaryPrimitives.ReadUInt32LittleEndian(row.Span[ChecksumOffset..]) == Checksum(row.Span)
            ? body
            : throw new DamagedStateException("The stored row's checksum does not fit its content.");
    }

    private static uint Checksum(ReadOnlySpan<byte> row)
    {
        var crc = new Crc32();
        crc.Append(row[..ChecksumOffset]);
        crc.Append(row[HeaderLength..]);
        return crc.GetCurrentHashAsUInt32();
    }
}

/// <summary>A stored row cannot be read: wrong format, wrong checksum, or a body that does not fit its type. The grain refuses to work rather than start empty.</summary>
[GenerateSerializer, Alias("sferum.DamagedState")]
public sealed class DamagedStateException : Exception
{
    public DamagedStateException()
    {
    }

    public DamagedStateException(string message)
        : base(message)
    {
    }

    public DamagedStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
