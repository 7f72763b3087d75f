using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Groups;

/// <summary>Keeps a group's row and brings what it says to each of its chats, whole and with its version, behind the answer.</summary>
[GrainType("subject-group")]
internal sealed class SubjectGroupGrain(
    [PersistentState("subject-group", StateStore.Name)] IPersistentState<StoredState<SubjectGroupState>> storage, GrainEquipment equipment, IGrainFactory grains)
    : DurableGrain<SubjectGroupState>(storage, equipment), ISubjectGroupGrain
{
    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(5);

    private readonly Settling _settling = new(equipment.Time);

    private GroupId Id => GroupId.FromKey(this.GetPrimaryKeyString());

    public Task<Outcome<GroupSnapshot>> GetAsync(CancellationToken cancellation) => Task.FromResult<Outcome<GroupSnapshot>>(
        State is { } state ? SubjectGroupRules.Snapshot(state) : Refusal.Of(RefusalReason.NotFound, "name"));

    public Task<Outcome<ChatSource>> GetSourceAsync(CancellationToken cancellation) => Task.FromResult<Outcome<ChatSource>>(
        State is { } state ? SubjectChatSource.Of(state.Roster) : Refusal.Of(RefusalReason.NotFound, "group"));

    // A group that began and ended in one step was never told of, and has no chats.
    public Task ApplyRosterAsync(GroupRoster roster) =>
        State is null && roster.KeepsPeople ? Task.CompletedTask : NoteAsync((state, now) => SubjectGroupRules.Apply(state, roster, now));

    public async Task<Outcome<bool>> AttachAsync(ChatId chat, bool attached)
    {
        var outcome = await TryAttachAsync(chat, attached);
        return outcome.Refusal?.Reason == RefusalReason.ChatLimitReached && await MakeRoomAsync() ? await TryAttachAsync(chat, attached) : outcome;
    }

    public Task<bool> SettleAsync(CancellationToken cancellation) =>
        _settling.UntilAsync(() => State?.IsSettled ?? true, SettlePatience, cancellation);

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        if (State is not { IsSettled: false } state)
        {
            return WorkStep.Done;
        }

        ChatId[] untold = [.. state.Untold];
        var source = SubjectChatSource.Of(state.Roster);
        var pushes = Array.ConvertAll(untold, chat => PushAsync(chat, source));
        // One chat that cannot be told keeps none of the others waiting.
        await Task.WhenAll(pushes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        ChatId[] taken = [.. untold.Where((_, i) => pushes[i].IsCompletedSuccessfully)];
        await NoteAsync((now, _) => SubjectGroupRules.Taken(now!, taken, source.Version));
        _settling.Noted();
        await Task.WhenAll(pushes);
        return WorkStep.Again;
    }

    // Only its own chat is made by the group; another one is there already, or its save has not ended.
    private Task PushAsync(ChatId chat, ChatSource source) =>
        grains.Chat(chat).SetSourceAsync(chat == MintedId.SubjectChat(Id) ? source : source with { OnlyIfExists = true });

    private async Task<Outcome<bool>> TryAttachAsync(ChatId chat, bool attached)
    {
        var outcome = await CommitAsync(key: null, (state, now) => SubjectGroupRules.Attach(state, chat, attached, now));
        return outcome.Map(_ => attached);
    }

    // A save that died after its chat was attached has left a place taken.
    private async Task<bool> MakeRoomAsync()
    {
        var doubtful = SubjectGroupRules.Doubtful(State!, Now);
        var known = await Task.WhenAll(doubtful.Select(chat => grains.Chat(chat).GetAsync(CancellationToken.None)));
        ChatId[] missing = [.. doubtful.Where((_, i) => known[i].Refusal?.Reason == RefusalReason.NotFound)];
        foreach (var chat in missing)
        {
            await TryAttachAsync(chat, attached: false);
        }

        return missing.Length > 0;
    }
}
