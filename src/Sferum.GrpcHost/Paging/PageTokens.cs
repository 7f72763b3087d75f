using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Hashing;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Requests;

namespace Sferum.GrpcHost.Paging;

/// <summary>
/// Page tokens: a position in a list, bound to the method and to the request's other fields, good for 24 hours. Nothing in them is secret or trusted: a forged one is only another
/// position in a list that the caller may read anyway, so that a checksum is enough.
/// </summary>
internal sealed class PageTokens(TimeProvider time)
{
    /// <summary>Characters in the longest token.</summary>
    internal const int MaxLength = 512;

    private const string Field = "page_token";

    // Issued (8), digest of the method and the other fields (8), checksum of all that follows it and of these two (4).
    private const int HeaderLength = 20;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly string[] FreeFields = ["page_size", Field, "skip"];

    /// <summary>The token of the page after a position.</summary>
    /// <param name="request">The request whose pages these are.</param>
    /// <param name="position">Where the next page begins, in the list's own words; at most about 350 bytes of UTF-8.</param>
    internal string Next(IMessage request, string position)
    {
        var bytes = new byte[HeaderLength + Encoding.UTF8.GetByteCount(position)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, time.GetUtcNow().ToUnixTimeSeconds());
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), Digest(request));
        Encoding.UTF8.GetBytes(position, bytes.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), Checksum(bytes));
        var token = Base64Url.EncodeToString(bytes);
        return token.Length <= MaxLength ? token : throw new ArgumentException("The position does not fit in a token.", nameof(position));
    }

    /// <summary>The token of the page after so many rows; empty after the last one.</summary>
    internal string NextOf(IMessage request, int rows, int total) => rows < total ? Next(request, PagePosition.Text(rows)) : "";

    /// <summary>The position that a request's token points at; null on the first page. A token that is damaged, old, or of other filters ends the call.</summary>
    internal string? Position(IMessage request, ServerCallContext context)
    {
        var token = (string)request.Descriptor.FindFieldByName(Field).Accessor.GetValue(request);
        if (token.Length == 0)
        {
            return null;
        }

        return TryRead(request, token, out var position)
            ? position
            : throw RefusalStatus.Of(Refusal.Of(RefusalReason.PageTokenInvalid, Field), AcceptLanguage.Of(context));
    }

    /// <summary>Reads a token; false when it is not one for this request now.</summary>
    internal bool TryRead(IMessage request, string token, out string position)
    {
        position = "";
        var bytes = new byte[MaxLength];
        if (token.Length > MaxLength
            || !Base64Url.IsValid(token)
            || !Base64Url.TryDecodeFromChars(token, bytes, out var length)
            || length < HeaderLength
            || !IsGood(bytes.AsSpan(0, length), request))
        {
            return false;
        }

        position = Encoding.UTF8.GetString(bytes, HeaderLength, length - HeaderLength);
        return true;
    }

    private bool IsGood(ReadOnlySpan<byte> bytes, IMessage request)
    {
        var age = time.GetUtcNow().ToUnixTimeSeconds() - BinaryPrimitives.ReadInt64LittleEndian(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]) == Checksum(bytes)
            && BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]) == Digest(request)
            // A clock that was set back a little makes no token old.
            && Math.Abs(age) < Lifetime.TotalSeconds;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = new Crc32();
        sum.Append(bytes[..16]);
        sum.Append(bytes[HeaderLength..]);
        return sum.GetCurrentHashAsUInt32();
    }

    // Each method has a message type of its own. Most lists of a school begin with the same parent, so that without the type a token would fit in all of them.
    private static ulong Digest(IMessage request) => RequestFingerprint.HashOfType(
        request,
        [.. FreeFields.Select(name => request.Descriptor.FindFieldByName(name)?.FieldNumber ?? 0)]);
}
