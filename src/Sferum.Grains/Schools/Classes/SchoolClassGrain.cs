using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Classes;

/// <summary>Keeps a class's row and brings its lists to its two chats, whole and with their version, behind the answer.</summary>
[GrainType("school-class")]
internal sealed class SchoolClassGrain(
    [PersistentState("school-class", StateStore.Name)] IPersistentState<StoredState<SchoolClassState>> storage, GrainEquipment equipment, IGrainFactory grains)
    : DurableGrain<SchoolClassState>(storage, equipment), ISchoolClassGrain
{
    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(5);

    private readonly Settling _settling = new(equipment.Time);

    private ClassId Id => ClassId.FromKey(this.GetPrimaryKeyString());

    public Task<Outcome<ClassSnapshot>> GetAsync(CancellationToken cancellation) => Task.FromResult<Outcome<ClassSnapshot>>(
        State is { } state ? SchoolClassRules.Snapshot(state, Id) : Refusal.Of(RefusalReason.NotFound, "name"));

    // A class that began and ended in one step was never told of, and has no chats.
    public Task ApplyRosterAsync(ClassRoster roster) =>
        State is null && roster.KeepsPeople ? Task.CompletedTask : NoteAsync((state, _) => SchoolClassRules.Apply(state, roster));

    public Task<bool> SettleAsync(CancellationToken cancellation) =>
        _settling.UntilAsync(() => State?.IsSettled ?? true, SettlePatience, cancellation);

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        if (State is not { IsSettled: false } state)
        {
            return WorkStep.Done;
        }

        await Task.WhenAll(
            grains.Chat(MintedId.ClassChat(Id)).SetSourceAsync(ClassChatSources.ClassChat(Id, state)),
            grains.Chat(MintedId.ParentsChat(Id)).SetSourceAsync(ClassChatSources.ParentsChat(Id, state)));
        await NoteAsync((now, _) => SchoolClassRules.Taken(now!, state.Version));
        _settling.Noted();
        return WorkStep.Again;
    }
}
