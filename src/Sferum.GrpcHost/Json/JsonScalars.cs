using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Sferum.GrpcHost.Json;

/// <summary>Whether a single value is one of its field's type. The transcoder finds that out too, but does not say of which field it speaks.</summary>
internal static class JsonScalars
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);

    /// <summary>Whether a value of the query can be read; the names of enums are looked at elsewhere.</summary>
    internal static bool IsReadable(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.Bool => bool.TryParse(text, out _),
        FieldType.Message => IsReadableMessage(field.MessageType, text),
        _ => IsReadableNumber(field, text),
    };

    /// <summary>Whether the token that a reader is at can be read; null can, and means that the field is not set.</summary>
    internal static bool IsReadable(ref Utf8JsonReader reader, FieldDescriptor field) => reader.TokenType switch
    {
        JsonTokenType.Null => true,
        JsonTokenType.True or JsonTokenType.False => field.FieldType == FieldType.Bool,
        JsonTokenType.Number => IsReadableNumber(ref reader, field.FieldType),
        JsonTokenType.String => field.FieldType is FieldType.String or FieldType.Bytes or FieldType.Enum || (field.FieldType != FieldType.Bool && IsReadableNumber(field, reader.GetString()!)),
        _ => false,
    };

    /// <summary>Whether a text can be read as a message that is written as one: a time, a duration. Others are not.</summary>
    internal static bool IsReadableMessage(MessageDescriptor type, string text)
    {
        if (type.File.Package != "google.protobuf")
        {
            return false;
        }

        try
        {
            Parser.Parse(JsonSerializer.Serialize(text), type);
            return true;
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or InvalidJsonException or FormatException or OverflowException)
        {
            return false;
        }
    }

    private static bool IsReadableNumber(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => int.TryParse(text, CultureInfo.InvariantCulture, out _),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => long.TryParse(text, CultureInfo.InvariantCulture, out _),
        FieldType.UInt32 or FieldType.Fixed32 => uint.TryParse(text, CultureInfo.InvariantCulture, out _),
        FieldType.UInt64 or FieldType.Fixed64 => ulong.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private static bool IsReadableNumber(ref Utf8JsonReader reader, FieldType type) => type switch
    {
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 or FieldType.Enum => reader.TryGetInt32(out _),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => reader.TryGetInt64(out _),
        FieldType.UInt32 or FieldType.Fixed32 => reader.TryGetUInt32(out _),
        FieldType.UInt64 or FieldType.Fixed64 => reader.TryGetUInt64(out _),
        FieldType.Double or FieldType.Float => true,
        _ => false,
    };
}
