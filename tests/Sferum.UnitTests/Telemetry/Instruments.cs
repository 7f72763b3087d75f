using System.Diagnostics.Metrics;
using Sferum.Grains;
using Sferum.Grains.Telemetry;
using Sferum.GrpcHost;
using Sferum.Silo;
using Sferum.Silo.Telemetry;
using Sferum.Silo.Telemetry.Prometheus;

namespace Sferum.UnitTests.Telemetry;

/// <summary>Every instrument of ours, as the code declares it.</summary>
internal static class Instruments
{
    public static IReadOnlyList<Instrument> All { get; } = Read();

    /// <summary>What Prometheus calls the lines of an instrument.</summary>
    public static IEnumerable<string> LinesOf(Instrument instrument)
    {
        var isHistogram = instrument.GetType().GetGenericTypeDefinition() == typeof(Histogram<>);
        var family = PrometheusNames.Family(instrument.Name, instrument.Unit, instrument.GetType().GetGenericTypeDefinition() == typeof(Counter<>));
        return isHistogram ? [family + "_bucket", family + "_sum", family + "_count"] : [family];
    }

    private static List<Instrument> Read()
    {
        DeclaredMetrics.Of(typeof(GrainsHosting).Assembly, typeof(SiloHosting).Assembly, typeof(SferumApplication).Assembly);
        var found = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter == SferumTelemetry.Meter)
            {
                found.Add(instrument);
            }
        };
        listener.Start();
        return found;
    }
}
