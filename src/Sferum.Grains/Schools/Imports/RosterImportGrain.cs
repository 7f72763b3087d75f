using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Imports;

/// <summary>
/// Takes what is told of a school: rosters, changes, approvals, news of the school itself. Each is decided in its turn, on the school as it will be once all that was accepted
/// before has been carried out; accepted in one commit; and carried out in order, behind the answers.
/// </summary>
[GrainType("roster-import")]
internal sealed partial class RosterImportGrain(
    [PersistentState("roster-import", StateStore.Name)] IPersistentState<StoredState<RosterImportState>> storage, GrainEquipment equipment, IGrainFactory grains)
    : DurableGrain<RosterImportState>(storage, equipment), IRosterImportGrain
{
    private readonly Settling _settling = new(equipment.Time);
    private readonly Turns _turns = new();
    private bool _importing;
    private bool _accepting;

    private SchoolId School => SchoolId.FromKey(this.GetPrimaryKeyString());

    private RosterStaging Staging => new(grains, School);

    public Task<Outcome<RosterImportSnapshot>> GetAsync(string import, CancellationToken cancellation) => Task.FromResult(Snapshot(import));

    public Task<RosterImportPage> ListAsync(RosterImportStage stage, int skip, int take, CancellationToken cancellation)
    {
        RosterImportSnapshot[] fitting = [.. (State?.Imports ?? []).Reverse().Where(i => stage == RosterImportStage.Unspecified || i.Stage == stage)];
        return Task.FromResult(new RosterImportPage([.. fitting.Skip(skip).Take(take)], fitting.Length));
    }

    public async Task SchoolChangedAsync(SchoolNews news)
    {
        await InTurnAsync(() => TakeNewsAsync(news));
        await WakeAsync();
    }

    // Whatever fails half-way, the next turn begins from what is on disk.
    private Task<T> InTurnAsync<T>(Func<Task<T>> decide) => _turns.TakeAsync(async () =>
    {
        _accepting = true;
        try
        {
            await BringForwardAsync();
            return await decide();
        }
        catch
        {
            _future = null;
            throw;
        }
        finally
        {
            _accepting = false;
        }
    });

    private async Task<bool> TakeNewsAsync(SchoolNews news)
    {
        if (news.Edits <= (State?.Edits ?? 0))
        {
            return false;
        }

        var future = State?.HasRoster == true ? await FutureAsync(CancellationToken.None) : null;
        var after = future is null ? null : SchoolNewsRules.Take(future, news);
        if (after is null || (after.Administrator, after.SubjectChats) == (future!.Administrator, future.SubjectChats))
        {
            await NoteAsync((state, _) => (state ?? new()) with { Edits = news.Edits });
            return false;
        }

        var step = new RosterStep
        {
            Rows = new RosterRows(),
            Administrator = after.Administrator,
            SubjectChats = after.SubjectChats,
            SchoolIsTold = news.SferumAdministrator != after.Administrator,
            Edits = news.Edits,
        };
        await NoteAsync((state, now) => RosterImportRules.Take(state, step, overtakes: false, now));
        _future = after;
        return true;
    }

    // A refusing decision is how one asks what is remembered: NotFound means that the request is new.
    private async Task<Outcome<string>> RecallAsync(RequestKey request)
    {
        var outcome = await CommitAsync(request, (_, _) => (Outcome<Decision<RosterImportState>>)Refusal.Of(RefusalReason.NotFound));
        return outcome.Map(committed => committed.Memo);
    }

    private async Task<Outcome<RosterImportSnapshot>> CarriedOutAsync(Outcome<string> import, TimeSpan patience, CancellationToken cancellation)
    {
        if (import.IsRefused)
        {
            return import.Refusal;
        }

        await _settling.UntilAsync(() => Find(import.Value)?.Stage != RosterImportStage.Applying, patience, cancellation);
        return Snapshot(import.Value);
    }

    protected override OwedReading Explained(OwedReading reading) =>
        State!.Steps.FirstOrDefault(step => step.Import.Length > 0) is { } step ? reading with { Resource = new RosterImportId(School, step.Import).Name } : reading;

    private Outcome<RosterImportSnapshot> Snapshot(string import) =>
        Find(import) is { } snapshot ? snapshot : Refusal.Of(RefusalReason.NotFound, "name");

    private RosterImportSnapshot? Find(string import) => State?.Imports.LastOrDefault(i => i.Id == import);
}
