using System.Diagnostics.Metrics;
using Sferum.Grains.Conferences.Bell;
using Sferum.Grains.Telemetry;

namespace Sferum.Grains.Conferences;

/// <summary>How conferences keep their times.</summary>
internal static class ConferenceMetrics
{
    private static readonly Histogram<double> StartLateness = SferumTelemetry.Meter.CreateHistogram(
        "sferum.conference.start.lateness", "s", "From the planned start until the platform's call is noted.", tags: null, SferumTelemetry.LatenessBuckets);

    private static readonly Histogram<double> EndLateness = SferumTelemetry.Meter.CreateHistogram(
        "sferum.conference.end.lateness", "s", "From the planned end until the platform's confirmation is noted.", tags: null, SferumTelemetry.LatenessBuckets);

    private static readonly Counter<long> Outcomes = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.conference.outcomes", "{conference}", "Conferences that were planned, started, ended, missed or called off.");

    private static readonly Counter<long> Delays = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.conference.delays", "{try}", "Tries to start or end that did not succeed, by what was in the way.");

    private static readonly Counter<long> Orphans = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.conference.possible_orphans", "{call}", "Calls that may be open on the Sferum side without anybody knowing.");

    private static readonly ObservableGauge<int> BellWaiting = SferumTelemetry.Meter.CreateObservableGauge(
        "sferum.bell.waiting", BellMetrics.Waiting, "{conference}", "Starts and ends that wait at the gate of the bell, by their place.");

    static ConferenceMetrics()
    {
        // Seen at zero before the first: whoever watches for one needs the line before it.
        Orphans.Add(0);
        foreach (var trouble in Enum.GetValues<ConferenceTrouble>().Where(trouble => trouble != ConferenceTrouble.None))
        {
            Delays.Add(0, Step("start"), Trouble(trouble));
            Delays.Add(0, Step("end"), Trouble(trouble));
        }

        foreach (var outcome in (string[])["planned", "started", "ended", "missed", "called_off"])
        {
            Outcomes.Add(0, Outcome(outcome));
        }
    }

    public static void Planned() => Outcomes.Add(1, Outcome("planned"));

    public static void Started(TimeSpan late)
    {
        Outcomes.Add(1, Outcome("started"));
        StartLateness.Record(Math.Max(0, late.TotalSeconds));
    }

    public static void Ended(TimeSpan late)
    {
        Outcomes.Add(1, Outcome("ended"));
        EndLateness.Record(Math.Max(0, late.TotalSeconds));
    }

    public static void Missed() => Outcomes.Add(1, Outcome("missed"));

    public static void CalledOff() => Outcomes.Add(1, Outcome("called_off"));

    public static void NotStarted(ConferenceTrouble trouble) => Delayed("start", trouble);

    public static void NotEnded(ConferenceTrouble trouble) => Delayed("end", trouble);

    public static void OrphanPossible() => Orphans.Add(1);

    private static void Delayed(string step, ConferenceTrouble trouble) =>
        Delays.Add(1, Step(step), Trouble(trouble));

    private static KeyValuePair<string, object?> Step(string step) => new("step", step);

    private static KeyValuePair<string, object?> Trouble(ConferenceTrouble trouble) => new("trouble", TagWords.Of(trouble));

    private static KeyValuePair<string, object?> Outcome(string outcome) => new("outcome", outcome);
}
