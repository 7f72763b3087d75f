using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Groups;

/// <summary>Keeps a group's row.</summary>
[GrainType("subject-group")]
internal sealed class SubjectGroupGrain(
    [PersistentState("subject-group", StateStore.Name)] IPersistentState<StoredState<SubjectGroupState>> storage, GrainEquipment equipment)
    : DurableGrain<SubjectGroupState>(storage, equipment), ISubjectGroupGrain
{
    public Task<Outcome<GroupSnapshot>> GetAsync(CancellationToken cancellation) => Task.FromResult<Outcome<GroupSnapshot>>(
        State?.Roster is { } roster ? new GroupSnapshot(roster.Group, roster.StudentCount, roster.Closed) : Refusal.Of(RefusalReason.NotFound, "name"));

    public Task<Outcome<Chats.ChatSource>> GetSourceAsync(CancellationToken cancellation) => throw new NotImplementedException();

    public Task<Outcome<bool>> AttachAsync(Names.ChatId chat, bool attached) => throw new NotImplementedException();

    public Task<bool> SettleAsync(CancellationToken cancellation) => Task.FromResult(true);

    public Task ApplyRosterAsync(GroupRoster roster) => NoteAsync((state, _) => SubjectGroupRules.Apply(state, roster));
}
