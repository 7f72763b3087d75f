using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>SHA-256 over rows of texts.</summary>
internal sealed class TextHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes texts; each goes in with its length, so that no two rows can run together; null is not the empty text.</summary>
    public void Add(params ReadOnlySpan<string?> texts)
    {
        Span<byte> length = stackalloc byte[4];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            BinaryPrimitives.WriteInt32LittleEndian(length, text is null ? -1 : bytes.Length);
            _hash.AppendData(length);
            _hash.AppendData(bytes);
        }
    }

    /// <summary>64 hexadecimal digits; begins anew.</summary>
    public string End() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
