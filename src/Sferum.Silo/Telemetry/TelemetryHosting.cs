using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sferum.Grains.Telemetry;
using Sferum.Silo.Telemetry.Prometheus;

namespace Sferum.Silo.Telemetry;

/// <summary>Metrics and traces of a process, silo or facade. Add it before the silo: its span around a grain call is then the outermost, and sees faults, never what was thrown.</summary>
public static class TelemetryHosting
{
    /// <summary>Spans: ours, and the HTTP server's, which carry no address (see the facade's <c>RequestTraces</c>). Npgsql's name is here for whoever brings it: its spans are only where it is.</summary>
    private static readonly string[] Sources = [SferumTelemetry.Name, "Microsoft.AspNetCore", "Npgsql"];

    /// <summary>Meters: ours, and those that .NET, its servers and clients, and Orleans bring.</summary>
    private static readonly string[] Meters =
    [
        SferumTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Microsoft.Orleans", "Npgsql",
    ];

    /// <summary>Adds it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">What is told to whom.</param>
    public static void AddSferumTelemetry(this IHostApplicationBuilder builder, TelemetrySettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings is { Metrics: false, OtlpEndpoint: null })
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(settings.ServiceName));
        builder.Services.AddHostedService<DeclaredMetrics>();
        telemetry.WithMetrics(metrics => AddMetrics(metrics, settings, builder.Services));
        if (settings.HasTraces)
        {
            AddGrainTraces(builder.Services);
            telemetry.WithTracing(traces => AddTraces(traces, settings));
        }
    }

    private static void AddMetrics(MeterProviderBuilder metrics, TelemetrySettings settings, IServiceCollection services)
    {
        metrics.AddMeter(Meters);
        if (settings.Metrics)
        {
            var page = new PrometheusPage();
            services.AddSingleton(page);
            metrics.AddReader(page.Reader);
        }

        if (settings.OtlpEndpoint is not null)
        {
            metrics.AddOtlpExporter((exporter, reader) =>
            {
                PointAt(exporter, settings, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.MetricsPeriod.TotalMilliseconds;
            });
        }
    }

    private static void AddTraces(TracerProviderBuilder traces, TelemetrySettings settings) => traces
        .AddSource(Sources)
        .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TraceRatio)))
        .AddOtlpExporter(exporter => PointAt(exporter, settings, "v1/traces"));

    private static void AddGrainTraces(IServiceCollection services)
    {
        services.AddSingleton<GrainTraces>();
        services.AddSingleton<IIncomingGrainCallFilter>(provider => provider.GetRequiredService<GrainTraces>());
        services.AddSingleton<IOutgoingGrainCallFilter>(provider => provider.GetRequiredService<GrainTraces>());
    }

    private static void PointAt(OtlpExporterOptions exporter, TelemetrySettings settings, string path)
    {
        var isHttp = settings.OtlpProtocol == OtlpForm.HttpProtobuf;
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = isHttp ? new Uri(settings.OtlpEndpoint!.AbsoluteUri.TrimEnd('/') + "/" + path) : settings.OtlpEndpoint!;
    }
}
