using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;

namespace Sferum.Testing.Secrets;

/// <summary>Listens to every trace and every metric of this process, as an exporter would, and keeps all words in them.</summary>
public sealed class TelemetryRecorder : IDisposable
{
    private readonly ConcurrentQueue<string> _words = [];
    private readonly ConcurrentDictionary<string, int> _sources = [];
    private readonly ActivityListener _traces;
    private readonly MeterListener _metrics = new();

    /// <summary>Listens from now on.</summary>
    public TelemetryRecorder()
    {
        _traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Note,
        };
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        Measure<byte>();
        Measure<short>();
        Measure<int>();
        Measure<long>();
        Measure<float>();
        Measure<double>();
        Measure<decimal>();
        ActivitySource.AddActivityListener(_traces);
        _metrics.Start();
    }

    /// <summary>Where words came from: sources of traces, meters.</summary>
    public IReadOnlyCollection<string> Sources => [.. _sources.Keys];

    /// <summary>All that was said, a line each.</summary>
    public byte[] Bytes()
    {
        _metrics.RecordObservableInstruments();
        return Encoding.UTF8.GetBytes(string.Join('\n', _words));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private void Measure<T>()
        where T : struct => _metrics.SetMeasurementEventCallback<T>((instrument, value, tags, _) =>
    {
        _sources[instrument.Meter.Name] = 1;
        _words.Enqueue($"{instrument.Name} {value} {Words(tags.ToArray())}");
    });

    private void Note(Activity activity)
    {
        _sources[activity.Source.Name] = 1;
        _words.Enqueue($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {activity.TraceStateString} {Words(activity.TagObjects)} {Words(activity.Baggage)}");
        foreach (var happened in activity.Events)
        {
            _words.Enqueue($"{happened.Name} {Words(happened.Tags)}");
        }
    }

    private static string Words<T>(IEnumerable<KeyValuePair<string, T>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={Text(tag.Value)}"));

    private static string Text(object? value) => value is System.Collections.IEnumerable and not string
        ? string.Join(',', ((System.Collections.IEnumerable)value).Cast<object?>())
        : $"{value}";
}
