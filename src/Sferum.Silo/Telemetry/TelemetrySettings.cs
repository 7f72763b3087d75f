using System.ComponentModel.DataAnnotations;

namespace Sferum.Silo.Telemetry;

/// <summary>What the process tells of its work, and to whom. Nothing leaves it before a collector is named.</summary>
public sealed class TelemetrySettings : IValidatableObject
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:Telemetry";

    /// <summary>Whether <c>/metrics</c> of the HTTP port gives the metrics in Prometheus' text form. Default: true.</summary>
    public bool Metrics { get; set; } = true;

    /// <summary>A collector that takes OTLP, say <c>http://127.0.0.1:4317</c> (Grpc) or <c>http://127.0.0.1:4318</c> (HttpProtobuf): traces and metrics go there. Default: none, and no traces are made.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>How the collector is spoken to. Default: <see cref="OtlpForm.Grpc"/>.</summary>
    public OtlpForm OtlpProtocol { get; set; } = OtlpForm.Grpc;

    /// <summary>The part of traces that begin here and are kept, 0-1; one that a caller has begun follows the caller's choice. Default: 0.1.</summary>
    [Range(0.0, 1.0)]
    public double TraceRatio { get; set; } = 0.1;

    /// <summary>How often metrics go to the collector, 1 s-1 h. Default: 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MetricsPeriod { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The service's name in traces and metrics, <c>service.name</c>. Default: <c>sferum</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    [StringLength(64)]
    public string ServiceName { get; set; } = "sferum";

    /// <summary>Whether traces are made at all.</summary>
    public bool HasTraces => OtlpEndpoint is not null && TraceRatio > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme is "http" or "https" && endpoint.UserInfo.Length == 0))
        {
            yield return new ValidationResult($"{nameof(OtlpEndpoint)} must be an absolute http or https address without user info.");
        }
    }
}

/// <summary>How a collector is spoken to.</summary>
public enum OtlpForm
{
    /// <summary>OTLP over gRPC, usually on port 4317.</summary>
    Grpc = 0,

    /// <summary>OTLP over HTTP with protobuf, usually on port 4318; <c>v1/traces</c> and <c>v1/metrics</c> are put behind the address.</summary>
    HttpProtobuf = 1,
}
