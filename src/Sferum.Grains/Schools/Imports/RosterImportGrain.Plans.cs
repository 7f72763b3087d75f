using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Imports;

/// <summary>How plans are read.</summary>
internal sealed partial class RosterImportGrain
{
    public async Task<Outcome<RosterPlanPage>> ReadPlanAsync(RosterPlanQuery query, CancellationToken cancellation) =>
        RosterPlanKeeping.Find(State, query.Import, Now) is { } plan && await new RosterPlanReading(Staging, plan).PageAsync(query, cancellation) is { } page
            ? page
            : Refusal.Of(RefusalReason.NotFound, "parent");
}
