using System.IO.Hashing;
using System.Text;
using Google.Protobuf;
using Sferum.Grains.Commits;

namespace Sferum.GrpcHost.Requests;

/// <summary>
/// What a change asks, in 64 bits: XxHash3 of the request's bytes without its <c>request_id</c>. The same over gRPC and JSON, since both come to the same message.
/// </summary>
internal static class RequestFingerprint
{
    private const string IdField = "request_id";

    /// <summary>The key of a request that has a <c>request_id</c>.</summary>
    internal static RequestKey Of(IMessage request)
    {
        var field = request.Descriptor.FindFieldByName(IdField)
            ?? throw new ArgumentException($"{request.Descriptor.FullName} has no {IdField}.", nameof(request));
        return new RequestKey((string)field.Accessor.GetValue(request), Hash(request, field.FieldNumber));
    }

    /// <summary>A digest of a request without some of its fields; requests of two types with the same bytes have the same one.</summary>
    internal static ulong Hash(IMessage request, params ReadOnlySpan<int> without) => Hash(new XxHash3(), request, without);

    /// <summary>A digest of a request's type and of its fields without some.</summary>
    internal static ulong HashOfType(IMessage request, params ReadOnlySpan<int> without)
    {
        var hash = new XxHash3();
        hash.Append(Encoding.UTF8.GetBytes(request.Descriptor.FullName));
        return Hash(hash, request, without);
    }

    private static ulong Hash(XxHash3 hash, IMessage request, ReadOnlySpan<int> without)
    {
        var bytes = request.ToByteArray();
        using var input = new CodedInputStream(bytes);
        for (var start = 0; !input.IsAtEnd; start = (int)input.Position)
        {
            var tag = input.ReadTag();
            input.SkipLastField();
            if (!without.Contains(WireFormat.GetTagFieldNumber(tag)))
            {
                hash.Append(bytes.AsSpan(start..(int)input.Position));
            }
        }

        return hash.GetCurrentHashAsUInt64();
    }
}
