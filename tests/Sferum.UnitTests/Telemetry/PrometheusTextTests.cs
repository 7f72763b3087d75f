using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Sferum.Silo.Telemetry.Prometheus;
using Xunit;

namespace Sferum.UnitTests.Telemetry;

public sealed class PrometheusTextTests : IDisposable
{
    private readonly Meter _meter = new($"test {Guid.NewGuid()}");
    private readonly PrometheusPage _page = new();

    public void Dispose()
    {
        _meter.Dispose();
        _page.Dispose();
    }

    [Fact]
    public async Task Page_OfACounter_HasNameUnitTotalAndEscapedLabels()
    {
        using var provider = Provider();
        _meter.CreateCounter<long>("sferum.rpc.refusals", "{call}", "Calls that ended\nbadly.").Add(2, new KeyValuePair<string, object?>("reason.of", "a \"b\" \\ c"));

        Assert.Equal(
            """
            # HELP sferum_rpc_refusals_total Calls that ended\nbadly.
            # TYPE sferum_rpc_refusals_total counter
            sferum_rpc_refusals_total{reason_of="a \"b\" \\ c"} 2

            """,
            await _page.ReadAsync(default));
    }

    [Fact]
    public async Task Page_OfAHistogram_HasBucketsThatAddUp()
    {
        using var provider = Provider();
        var histogram = _meter.CreateHistogram<double>("late", "s", "", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        histogram.Record(0.25);
        histogram.Record(0.75);
        histogram.Record(7.5);

        Assert.Equal(
            ["late_seconds_bucket{le=\"0.5\"} 1", "late_seconds_bucket{le=\"1\"} 2", "late_seconds_bucket{le=\"+Inf\"} 3", "late_seconds_sum 8.5", "late_seconds_count 3"],
            (await _page.ReadAsync(default))!.Split('\n').Where(line => line.StartsWith("late", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Page_OfTwoInstrumentsWithOneName_HasOneFamily()
    {
        using var other = new Meter(_meter.Name + "2");
        using var provider = Provider(other.Name);
        _meter.CreateObservableGauge("waiting", () => 1);
        other.CreateObservableUpDownCounter("waiting", () => new Measurement<int>(2, new KeyValuePair<string, object?>("at", "door")));
        other.CreateCounter<int>("waiting.total").Add(1);

        var page = await _page.ReadAsync(default);

        Assert.Single(page!.Split('\n'), line => line == "# TYPE waiting gauge");
        Assert.Contains("waiting 1\n", page, StringComparison.Ordinal);
        Assert.Contains("waiting{at=\"door\"} 2\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http.server.request.duration", "s", false, "http_server_request_duration_seconds")]
    [InlineData("dotnet.gc.heap.total_allocated", "By", true, "dotnet_gc_heap_total_allocated_bytes_total")]
    [InlineData("orleans-app-requests", "", true, "orleans_app_requests_total")]
    [InlineData("sferum.lanes", "{lane}", false, "sferum_lanes")]
    [InlineData("8bit", null, false, "_8bit")]
    [InlineData("wait.seconds", "s", false, "wait_seconds")]
    public void Family_OfAnInstrument_IsItsNameWithItsUnit(string name, string? unit, bool isCounter, string family) =>
        Assert.Equal(family, PrometheusNames.Family(name, unit, isCounter));

    private MeterProvider Provider(params string[] more) => Sdk.CreateMeterProviderBuilder().AddMeter([_meter.Name, .. more]).AddReader(_page.Reader).Build();
}
