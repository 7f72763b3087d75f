using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Sferum.Silo.Logging;

/// <summary>
/// A message as a JSON object in one line: time, level, category, event, message, the values of our own messages by name, the trace, and of an exception its kinds and places. Neither scopes, in which addresses of
/// requests can stand, nor the text of exceptions, in which arguments of calls can.
/// </summary>
internal sealed class JsonLine(TimeProvider time) : ConsoleFormatter(FormName)
{
    internal const string FormName = "sferum-json";

    private const string Template = "{OriginalFormat}";
    private const string Ours = "Sferum";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow());
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteNumber("event", logEntry.EventId.Id);
            json.WriteString("message", logEntry.Formatter(logEntry.State, null));
            WriteValues(json, logEntry.Category, logEntry.State);
            WriteTrace(json, Activity.Current);
            WriteException(json, logEntry.Exception);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }

    private static void WriteValues<TState>(Utf8JsonWriter json, string category, TState state)
    {
        if (!category.StartsWith(Ours, StringComparison.Ordinal) || state is not IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            return;
        }

        json.WriteStartObject("values");
        foreach (var (name, value) in values.Where(value => value.Key != Template))
        {
            json.WriteString(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }

    private static void WriteTrace(Utf8JsonWriter json, Activity? span)
    {
        if (span is not null)
        {
            json.WriteString("trace_id", span.TraceId.ToHexString());
            json.WriteString("span_id", span.SpanId.ToHexString());
        }
    }

    private static void WriteException(Utf8JsonWriter json, Exception? error)
    {
        if (error is null)
        {
            return;
        }

        json.WriteStartArray("exception");
        for (var one = error; one is not null; one = one.InnerException)
        {
            json.WriteStartObject();
            json.WriteString("type", one.GetType().FullName);
            json.WriteString("stack", one.StackTrace);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
