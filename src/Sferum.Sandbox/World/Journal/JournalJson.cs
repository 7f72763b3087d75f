using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sferum.Sandbox.World.Journal;

/// <summary>The form of a line: snake_case, Russian readable as it is.</summary>
[JsonSerializable(typeof(LedgerEntry))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    public static readonly JournalJson Lines = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TimeText(), new JsonStringEnumConverter<Tokens.TokenKind>(JsonNamingPolicy.SnakeCaseLower) },
    });
}
