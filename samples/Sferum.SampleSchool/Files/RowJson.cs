using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Sferum.SampleSchool.Files;

/// <summary>
/// The JSON mapping of a message with one row of a list per line: a person is found by <c>grep</c>, and a change of one is one line of a diff.
/// </summary>
internal static class RowJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IMessage message)
    {
        var text = new StringBuilder();
        Write(text, JsonNode.Parse(JsonFormatter.Default.Format(message))!, "");
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode node, string indent)
    {
        switch (node)
        {
            case JsonArray rows when HoldsRows(rows):
                WriteLines(text, '[', ']', indent, rows, row => text.Append(row!.ToJsonString(Readable)));
                break;
            case JsonObject fields when HoldsRows(fields) || indent.Length == 0:
                WriteLines(text, '{', '}', indent, fields, field => WriteField(text, field, indent + "  "));
                break;
            default:
                text.Append(node.ToJsonString(Readable));
                break;
        }
    }

    private static void WriteField(StringBuilder text, KeyValuePair<string, JsonNode?> field, string indent)
    {
        text.Append(JsonSerializer.Serialize(field.Key, Readable)).Append(": ");
        Write(text, field.Value!, indent);
    }

    private static void WriteLines<T>(StringBuilder text, char open, char close, string indent, IEnumerable<T> items, Action<T> write)
    {
        var separator = open.ToString();
        foreach (var item in items)
        {
            text.Append(separator).Append('\n').Append(indent).Append("  ");
            write(item);
            separator = ",";
        }

        text.Append('\n').Append(indent).Append(close);
    }

    private static bool HoldsRows(JsonNode node) => node switch
    {
        JsonArray rows => rows.Any(row => row is JsonObject),
        JsonObject fields => fields.Any(field => field.Value is { } value && HoldsRows(value)),
        _ => false,
    };
}
