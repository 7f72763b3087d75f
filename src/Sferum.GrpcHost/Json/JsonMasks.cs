using System.Text;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Sferum.GrpcHost.Json;

/// <summary>
/// The masks of a request in the spelling that the transcoder reads. JSON has <c>localStart</c>, but the contract's own texts, <c>editable_fields</c> among them, have <c>local_start</c>: both are
/// taken here, as both names of a field are.
/// </summary>
internal sealed class JsonMasks
{
    private readonly List<(int Start, int Length, string Text)> _masks = [];

    /// <summary>Remembers a mask that a reader is at, when it is spelt in the contract's way.</summary>
    internal void Note(ref Utf8JsonReader reader, MessageDescriptor type)
    {
        if (type.FullName == "google.protobuf.FieldMask" && reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && text.Contains('_', StringComparison.Ordinal))
        {
            _masks.Add(((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex), text));
        }
    }

    /// <summary>The request with its masks in the other spelling.</summary>
    internal ReadOnlyMemory<byte> Rewrite(ReadOnlyMemory<byte> json)
    {
        using var rewritten = new MemoryStream(json.Length);
        var at = 0;
        foreach (var (start, length, text) in _masks)
        {
            rewritten.Write(json.Span[at..start]);
            rewritten.Write(JsonSerializer.SerializeToUtf8Bytes(Camel(text)));
            at = start + length;
        }

        rewritten.Write(json.Span[at..]);
        return rewritten.ToArray();
    }

    /// <summary><c>local_start,title</c> as <c>localStart,title</c>.</summary>
    internal static string Camel(string text)
    {
        var camel = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var joins = text[i] == '_' && i + 1 < text.Length && char.IsAsciiLetterLower(text[i + 1]);
            camel.Append(joins ? char.ToUpperInvariant(text[++i]) : text[i]);
        }

        return camel.ToString();
    }
}
