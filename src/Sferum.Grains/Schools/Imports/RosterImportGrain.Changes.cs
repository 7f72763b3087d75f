using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Imports;

/// <summary>To be written.</summary>
internal sealed partial class RosterImportGrain
{
    public Task<Outcome<IReadOnlyList<RosterChangeOutcome>>> ApplyChangesAsync(ApplyRosterChanges command, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<Outcome<RosterImportSnapshot>> ApproveAsync(ApproveRemovals command, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<RosterImportPage> ListAsync(RosterImportStage stage, int skip, int take, CancellationToken cancellation) => throw new NotImplementedException();

    public Task<Outcome<RosterPlanPage>> ReadPlanAsync(RosterPlanQuery query, CancellationToken cancellation) => throw new NotImplementedException();
}
