using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;
using Sferum.GrpcHost.Errors;
using Sferum.V1;

namespace Sferum.GrpcHost.Json;

/// <summary>Walks JSON along a message type: every name must be a field's, every value of the field's type, every value of an enum one that it has.</summary>
internal static class JsonForm
{
    // The transcoder's own limit.
    private const int MaxDepth = 64;

    /// <summary>Checks one message, and finds its masks.</summary>
    /// <exception cref="JsonRefusedException">It is not JSON, or not of the type.</exception>
    internal static JsonMasks Check(ReadOnlySpan<byte> json, MessageDescriptor type)
    {
        var masks = new JsonMasks();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            CheckMessage(ref reader, type, "", masks);
            while (reader.Read())
            {
            }

            return masks;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw Malformed("");
        }
    }

    /// <summary>A field by a path such as <c>chat.title</c>, in either spelling; null when there is none.</summary>
    internal static FieldDescriptor? Find(MessageDescriptor? type, string path)
    {
        FieldDescriptor? field = null;
        foreach (var name in path.Split('.'))
        {
            field = type is null ? null : Field(type, name);
            type = field?.FieldType == FieldType.Message ? field.MessageType : null;
        }

        return field;
    }

    /// <summary>Refuses what is not a value of the query's field.</summary>
    internal static void CheckText(FieldDescriptor field, string value, string path)
    {
        CheckEnum(field, value, path);
        if (!JsonScalars.IsReadable(field, value))
        {
            throw Malformed(path);
        }
    }

    /// <summary>Refuses the name or number of a value that the field's enum does not have.</summary>
    private static void CheckEnum(FieldDescriptor field, string value, string path)
    {
        if (field.FieldType == FieldType.Enum
            && (int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? field.EnumType.FindValueByNumber(number) : field.EnumType.FindValueByName(value)) is null)
        {
            throw new JsonRefusedException(StatusCodes.Status400BadRequest, Trouble.About(ErrorReason.UnknownEnumValue, path));
        }
    }

    internal static JsonRefusedException Malformed(string path) =>
        new(StatusCodes.Status400BadRequest, Trouble.About(ErrorReason.MalformedMessage, path));

    private static void CheckMessage(ref Utf8JsonReader reader, MessageDescriptor type, string path, JsonMasks masks)
    {
        masks.Note(ref reader, type);
        if (reader.TokenType == JsonTokenType.String && path.Length > 0 && !JsonScalars.IsReadableMessage(type, MaskText(ref reader)))
        {
            throw Malformed(path.TrimEnd('.'));
        }

        // Well-known types are written as text, or as they please.
        if (reader.TokenType != JsonTokenType.StartObject || type.File.Package == "google.protobuf")
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var field = Field(type, name) ?? throw Malformed(path + name);
            reader.Read();
            CheckValue(ref reader, field, path + field.Name, masks);
        }
    }

    private static void CheckValue(ref Utf8JsonReader reader, FieldDescriptor field, string path, JsonMasks masks)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !field.IsRepeated)
        {
            CheckOne(ref reader, field, path, masks);
            return;
        }

        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            CheckOne(ref reader, field, $"{path}[{i}]", masks);
        }
    }

    private static void CheckOne(ref Utf8JsonReader reader, FieldDescriptor field, string path, JsonMasks masks)
    {
        if (field.FieldType == FieldType.Message)
        {
            CheckMessage(ref reader, field.MessageType, path + ".", masks);
            return;
        }

        if (field.FieldType == FieldType.Enum && reader.TokenType == JsonTokenType.String)
        {
            CheckEnum(field, reader.GetString()!, path);
        }

        if (!JsonScalars.IsReadable(ref reader, field))
        {
            throw Malformed(path);
        }

        reader.Skip();
    }

    // In the spelling that is read in the end.
    private static string MaskText(ref Utf8JsonReader reader) => JsonMasks.Camel(reader.GetString()!);

    private static FieldDescriptor? Field(MessageDescriptor type, string name) =>
        type.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name || field.Name == name);
}
