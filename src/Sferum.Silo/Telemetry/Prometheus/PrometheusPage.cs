using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Sferum.Silo.Telemetry.Prometheus;

/// <summary>The metrics of this process as a page, collected when it is asked for. One collection at a time.</summary>
public sealed class PrometheusPage : IDisposable
{
    private readonly Exporter _exporter = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>What the collection reads from; belongs to the provider of metrics that it is given to.</summary>
    internal BaseExportingMetricReader Reader => field ??= new BaseExportingMetricReader(_exporter) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };

    /// <summary>Collects and writes.</summary>
    /// <returns>The page; null when the collection failed.</returns>
    public async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return _exporter.Collect?.Invoke(Timeout.Infinite) == true ? _exporter.Page : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    [ExportModes(ExportModes.Pull)]
    private sealed class Exporter : BaseExporter<Metric>, IPullMetricExporter
    {
        public Func<int, bool>? Collect { get; set; }

        public string Page { get; private set; } = "";

        public override ExportResult Export(in Batch<Metric> batch)
        {
            Page = PrometheusText.Of(batch);
            return ExportResult.Success;
        }
    }
}
