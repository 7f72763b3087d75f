using System.Diagnostics.Metrics;
using Sferum.Grains.Telemetry;

namespace Sferum.Grains.Schools.Imports;

/// <summary>How rosters get in.</summary>
internal static class ImportMetrics
{
    private static readonly Counter<long> Steps = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.roster.steps", "{step}", "Steps of rosters: imports and changes accepted, versions carried out, and waits for chats that have not taken one yet.");

    static ImportMetrics()
    {
        foreach (var step in (string[])["import_accepted", "changes_accepted", "carried_out", "waited"])
        {
            Steps.Add(0, Step(step));
        }
    }

    public static void ImportAccepted() => Steps.Add(1, Step("import_accepted"));

    public static void ChangesAccepted() => Steps.Add(1, Step("changes_accepted"));

    public static void CarriedOut() => Steps.Add(1, Step("carried_out"));

    public static void Waited() => Steps.Add(1, Step("waited"));

    private static KeyValuePair<string, object?> Step(string step) => new("step", step);
}
