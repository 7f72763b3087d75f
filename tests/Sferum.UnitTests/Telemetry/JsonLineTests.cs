using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sferum.Silo.Logging;
using Xunit;

namespace Sferum.UnitTests.Telemetry;

public sealed class JsonLineTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 8, 30, 0, TimeSpan.Zero));

    [Fact]
    public void Write_OfAMessageOfOurs_HasItsValuesByNameAndTheTrace()
    {
        using var span = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        var line = Write("Sferum.Grains.Conferences.ConferenceGrain", [new("Conference", "schools/7/conferences/1"), new("Late", 12.5), new("{OriginalFormat}", "…")], null);

        Assert.Equal("2026-09-01T08:30:00+00:00", line.GetProperty("time").GetString());
        Assert.Equal("Information", line.GetProperty("level").GetString());
        Assert.Equal("the message", line.GetProperty("message").GetString());
        Assert.Equal("12.5", line.GetProperty("values").GetProperty("Late").GetString());
        Assert.False(line.GetProperty("values").TryGetProperty("{OriginalFormat}", out _));
        Assert.Equal(span.TraceId.ToHexString(), line.GetProperty("trace_id").GetString());
        Assert.Equal(span.SpanId.ToHexString(), line.GetProperty("span_id").GetString());
    }

    [Fact]
    public void Write_OfAnException_HasKindsAndPlacesAndNeverItsText()
    {
        var line = Write("Sferum.X", [], Thrown(new InvalidOperationException("Иван Петров", new TimeoutException("+7 900"))));

        Assert.DoesNotContain("Петров", line.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("900", line.GetProperty("exception").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            ["System.InvalidOperationException", "System.TimeoutException"], line.GetProperty("exception").EnumerateArray().Select(one => one.GetProperty("type").GetString()!));
        Assert.Contains(nameof(Thrown), line.GetProperty("exception")[0].GetProperty("stack").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WithinScopesAndOfOthers_HasNeitherScopesNorValues()
    {
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push(new Dictionary<string, object> { ["RequestPath"] = "/link/ticket" });

        var line = Write("Microsoft.AspNetCore.Server", [new("Path", "/link/ticket")], null, scopes);

        Assert.DoesNotContain("ticket", line.GetRawText(), StringComparison.Ordinal);
    }

    private static Exception Thrown(Exception error)
    {
        try
        {
            throw error;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }

    private JsonElement Write(string category, List<KeyValuePair<string, object?>> values, Exception? error, IExternalScopeProvider? scopes = null)
    {
        using var text = new StringWriter();
        new JsonLine(_time).Write(
            new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(LogLevel.Information, category, new EventId(2), values, error, static (_, _) => "the message"), scopes, text);
        Assert.Single(text.ToString().TrimEnd().Split('\n'));
        return JsonDocument.Parse(text.ToString()).RootElement;
    }
}
