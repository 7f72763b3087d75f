using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Sferum.Silo.Telemetry.Prometheus;

/// <summary>Metrics in Prometheus' text form, version 0.0.4.</summary>
internal sealed class PrometheusText
{
    private readonly SortedDictionary<string, (string Type, StringBuilder Lines)> _families = new(StringComparer.Ordinal);

    /// <summary>The form's name in an answer's header.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The page of a collection.</summary>
    public static string Of(in Batch<Metric> metrics)
    {
        var text = new PrometheusText();
        foreach (var metric in metrics)
        {
            text.Add(metric);
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Concat(_families.Select(family => $"{family.Value.Lines}"));

    // Two meters may have an instrument of one name: one family then, and of another kind none, since a page with a family twice is refused whole.
    private void Add(Metric metric)
    {
        var type = Type(metric.MetricType);
        var name = PrometheusNames.Family(metric.Name, metric.Unit, type == "counter");
        if (type.Length == 0)
        {
            return;
        }

        if (!_families.TryGetValue(name, out var family))
        {
            family = (type, new StringBuilder().Append("# HELP ").Append(name).Append(' ').Append(Line(metric.Description)).Append('\n').Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n'));
            _families.Add(name, family);
        }

        if (family.Type == type)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                Add(family.Lines, name, metric.MetricType, point);
            }
        }
    }

    private static void Add(StringBuilder lines, string name, MetricType type, in MetricPoint point)
    {
        var labels = Labels(point.Tags);
        if (type.IsHistogram())
        {
            AddHistogram(lines, name, labels, point);
            return;
        }

        var value = type.IsSum() ? type.IsDouble() ? point.GetSumDouble() : point.GetSumLong() : type.IsDouble() ? point.GetGaugeLastValueDouble() : point.GetGaugeLastValueLong();
        AddLine(lines, name, labels, value);
    }

    private static void AddHistogram(StringBuilder lines, string name, string labels, in MetricPoint point)
    {
        var count = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Number(bucket.ExplicitBound);
            AddLine(lines, name + "_bucket", labels.Length == 0 ? $"le=\"{bound}\"" : $"{labels},le=\"{bound}\"", count);
        }

        AddLine(lines, name + "_sum", labels, point.GetHistogramSum());
        AddLine(lines, name + "_count", labels, point.GetHistogramCount());
    }

    private static void AddLine(StringBuilder lines, string name, string labels, double value)
    {
        lines.Append(name);
        if (labels.Length > 0)
        {
            lines.Append('{').Append(labels).Append('}');
        }

        lines.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            if (labels.Length > 0)
            {
                labels.Append(',');
            }

            labels.Append(PrometheusNames.Plain(name)).Append("=\"").Append(Line(Convert.ToString(value, CultureInfo.InvariantCulture)).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }

        return labels.ToString();
    }

    private static string Type(MetricType type) => type switch
    {
        _ when type == MetricType.ExponentialHistogram => "",
        _ when type.IsHistogram() => "histogram",
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        _ => "gauge",
    };

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Line(string? text) => (text ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
