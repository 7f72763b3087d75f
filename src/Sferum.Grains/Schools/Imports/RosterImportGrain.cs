using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Takes a school's rosters and carries them out one after the other, behind the answers.</summary>
[GrainType("roster-import")]
internal sealed partial class RosterImportGrain(
    [PersistentState("roster-import", StateStore.Name)] IPersistentState<StoredState<RosterImportState>> storage, GrainEquipment equipment, IGrainFactory grains)
    : DurableGrain<RosterImportState>(storage, equipment), IRosterImportGrain
{
    private readonly Settling _settling = new(equipment.Time);
    private bool _accepting;

    private SchoolId School => SchoolId.FromKey(this.GetPrimaryKeyString());

    private RosterStaging Staging => new(grains, School);

    public async Task<Outcome<RosterImportSnapshot>> ImportAsync(ImportRoster command, CancellationToken cancellation)
    {
        var accepted = await RecallAsync(command);
        if (accepted.Refusal?.Reason == RefusalReason.NotFound)
        {
            accepted = await AcceptAloneAsync(command, cancellation);
        }

        if (accepted.IsRefused)
        {
            return accepted.Refusal;
        }

        var import = accepted.Value;
        await _settling.UntilAsync(() => Find(import)?.Stage != RosterImportStage.Applying, command.Patience, cancellation);
        return Snapshot(import);
    }

    public Task<Outcome<RosterImportSnapshot>> GetAsync(string import, CancellationToken cancellation) => Task.FromResult(Snapshot(import));

    public Task AdministratorChangedAsync() => NoteAsync((state, _) =>
    {
        var known = state ?? new RosterImportState();
        return known with { News = known.News + 1 };
    });

    private Outcome<RosterImportSnapshot> Snapshot(string import) =>
        Find(import) is { } snapshot ? snapshot : Refusal.Of(RefusalReason.NotFound, "name");

    private RosterImportSnapshot? Find(string import) => State?.Imports.LastOrDefault(i => i.Id == import);
}
