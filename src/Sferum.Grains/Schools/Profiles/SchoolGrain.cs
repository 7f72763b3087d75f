using System.Globalization;
using Sferum.Grains.Audit;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Conferences.Zones;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>
/// Keeps a school's row; brings its list to the teachers' chat, its administrator to the chats of type «Другое», its time zone and what became of its groups to the conferences, and the news of what UpdateSchool changed
/// to the school's imports, which give it to people, classes, groups and their chats in order with the rosters.
/// </summary>
[GrainType("school")]
internal sealed class SchoolGrain(
    [PersistentState("school", StateStore.Name)] IPersistentState<StoredState<SchoolState>> storage, GrainEquipment equipment, IGrainFactory grains)
    : DurableGrain<SchoolState>(storage, equipment), ISchoolGrain
{
    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(5);

    private readonly Settling _settling = new(equipment.Time);

    private OtherChatTelling Others => field ??= new OtherChatTelling(grains, Id);

    private ZoneTelling Conferences => field ??= new ZoneTelling(grains, Id, Log);

    private GroupTelling Lessons => field ??= new GroupTelling(grains, Id, Log);

    private SchoolId Id => SchoolId.FromKey(this.GetPrimaryKeyString());

    public Task<Outcome<SchoolSnapshot>> GetAsync(CancellationToken cancellation) => Task.FromResult<Outcome<SchoolSnapshot>>(
        State is { } state ? SchoolRules.Snapshot(state, Id) : Refusal.Of(RefusalReason.NotFound, "name"));

    public Task<Outcome<ChatSource>> GetOtherSourceAsync(CancellationToken cancellation) => Task.FromResult<Outcome<ChatSource>>(
        State is { } state ? OtherChatSource.Of(state) : Refusal.Of(RefusalReason.NotFound, "parent"));

    public async Task<bool> BeginErasureAsync() => State is not null && (await NoteAsync((state, _) => state!.Erasing ? state : state with { Erasing = true })).Erasing;

    public Task ApplyRosterAsync(SchoolRoster roster) => NoteAsync((state, now) => SchoolRules.Apply(state, roster, now));

    public Task NoteGroupsAsync(bool made) => NoteAsync((state, now) => GroupsChangeRules.Noted(state ?? SchoolRules.New(now), made, now));

    public Task<bool> SettleAsync(CancellationToken cancellation) =>
        _settling.UntilAsync(() => State?.IsChatSettled ?? true, SettlePatience, cancellation);

    public async Task<Outcome<SchoolSnapshot>> UpdateAsync(UpdateSchool command, CancellationToken cancellation)
    {
        var isStaff = command.SferumAdministrator is { } account && await IsStaffAsync(account, cancellation);
        if (command.ValidateOnly)
        {
            return SchoolRules.Update(State, command, isStaff, Now).Map(state => SchoolRules.Snapshot(state, Id));
        }

        var outcome = await CommitAsync(command.Request, (state, now) => SchoolRules.Update(state, command, isStaff, now));
        return outcome.Map(state => SchoolRules.Snapshot(state, Id));
    }

    public async Task<Outcome<int>> NoteRecreationAsync(RequestKey request, int chats, CancellationToken cancellation)
    {
        Outcome<Decision<SchoolState>> Decide(SchoolState? state, DateTimeOffset now) => state is null
            ? Refusal.Of(RefusalReason.NotFound, "school")
            : new Decision<SchoolState>(state, chats.ToString(CultureInfo.InvariantCulture));

        var outcome = await CommitAsync(request, Decide);
        return outcome.Map(committed => int.Parse(committed.Memo, CultureInfo.InvariantCulture));
    }

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        if (State is not { Owed.Any: true } state)
        {
            return WorkStep.Done;
        }

        if (state.Owed.From - Now is { } left && left > TimeSpan.Zero)
        {
            return WorkStep.Later(left);
        }

        await Task.WhenAll(PushChatAsync(state), TellImportsAsync(state), TellOthersAsync(state, cancellation), TellConferencesAsync(state, cancellation), TellLessonsAsync(state, cancellation));
        return WorkStep.Again;
    }

    private async Task PushChatAsync(SchoolState state)
    {
        if (!state.IsChatSettled)
        {
            await grains.Chat(MintedId.TeachersChat(Id)).SetSourceAsync(TeachersChatSource.Of(state));
            await NoteAsync((now, _) => now! with { ChatTaken = state.ChatVersion });
            _settling.Noted();
        }
    }

    private async Task TellImportsAsync(SchoolState state)
    {
        if (!state.IsAdministratorTold)
        {
            await grains.RosterImport(Id).SchoolChangedAsync(
                new SchoolNews(state.AdministratorEdits, state.SferumAdministrator, state.Settings.SubjectChatsForAllGroups));
            await NoteAsync((now, _) => now! with { AdministratorEditsTold = state.AdministratorEdits });
        }
    }

    private async Task TellOthersAsync(SchoolState state, CancellationToken cancellation)
    {
        if (!state.AreOthersTold && await Others.TellAsync(OtherChatSource.Of(state), cancellation))
        {
            await NoteAsync((now, _) => now! with { OtherTold = state.OtherVersion });
        }
    }

    private async Task TellConferencesAsync(SchoolState state, CancellationToken cancellation)
    {
        if (state.ZoneChange is { } change && change.IsDue(Now) && await Conferences.TellAsync(state.TimeZone, Now, cancellation))
        {
            await NoteAsync((now, _) => now! with { ZoneChange = now!.ZoneChange!.Looked(change) });
        }
    }

    private async Task TellLessonsAsync(SchoolState state, CancellationToken cancellation)
    {
        if (state.GroupsChange is { } change && change.IsDue(Now) && await Lessons.TellAsync(change.Number, Now, cancellation))
        {
            await NoteAsync((now, _) => now! with { GroupsChange = now!.GroupsChange!.Looked(change) });
        }
    }

    private async Task<bool> IsStaffAsync(AccountId account, CancellationToken cancellation)
    {
        var people = await grains.PeopleIndex(Id).GetAsync([account], cancellation);
        return people is [{ } person] && person.Kinds.HasFlag(PersonKinds.Staff);
    }

    protected override IEnumerable<FieldChange> ChangesOf(SchoolState? before, SchoolState after) => SchoolChanges.Of(before, after);
}
