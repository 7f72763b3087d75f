using Sferum.Grains.Audit;
using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Chats.Explaining;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Chats;

/// <summary>What is done by hand.</summary>
internal sealed partial class ChatGrain
{
    private EditSurroundings Around => field ??= new EditSurroundings(GrainFactory, _id.School);

    public async Task<Outcome<ChatSnapshot>> CreateAsync(CreateChat command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var facts = State is null ? await Around.OfAsync(command, cancellation) : EditFacts.None;
        Outcome<ChatState> Decide(ChatState? state, DateTimeOffset now) =>
            facts.IsRefused && state is null ? facts.Refusal : ChatCreationRules.Create(state, command, facts.Value ?? EditFacts.None, now);

        var full = State is null && !command.ValidateOnly && !Decide(null, Now).IsRefused ? await TakePlaceAsync(command) : null;
        return full ?? await SaveAsync(command.Request, command.ValidateOnly, Decide);
    }

    public async Task<Outcome<ChatSnapshot>> UpdateAsync(UpdateChat command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var facts = await Around.OfAsync(command.Members.Set.Select(input => input.Account), command.Actor, cancellation);
        return await SaveAsync(command.Request, command.ValidateOnly, (state, now) => ChatEditRules.Update(state, command, facts, now));
    }

    public async Task<Outcome<ChatSnapshot>> ResetAsync(ResetChat command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var removed = State?.Members.Where(ChatMembers.IsRemoved).Select(member => member.Account) ?? [];
        var facts = await Around.OfAsync(command.Accounts.Count == 0 ? removed : removed.Intersect(command.Accounts), command.Actor, cancellation);
        return await SaveAsync(command.Request, command.ValidateOnly, (state, now) => ChatEditRules.Reset(state, command, facts, now));
    }

    public async Task<Outcome<int>> DeleteAsync(DeleteChat command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var facts = await Around.OfAsync([], command.Actor, cancellation) with { Agenda = await AgendaAsync(cancellation) };
        if (command.ValidateOnly)
        {
            var tried = ChatEditRules.Delete(State, command, facts, Now).Map(_ => facts.Agenda.Scheduled);
            return tried.IsRefused ? About(tried.Refusal) : tried;
        }

        var outcome = await CommitAsync(command.Request, (state, now) =>
            ChatEditRules.Delete(state, command, facts, now).Map(next => new Decision<ChatState>(next, DeletionMemo.Of(facts.Agenda.Scheduled))));
        if (outcome.IsRefused)
        {
            return About(outcome.Refusal);
        }

        await PushBrieflyAsync();
        return outcome.Map(committed => DeletionMemo.Read(committed.Memo));
    }

    public Task<Outcome<MembershipReading>> ExplainAsync(AccountId account, CancellationToken cancellation) =>
        Task.FromResult(Answer<MembershipReading>(state => MembershipReadings.Of(state, _id, account)));

    public async Task<Outcome<ChatDraft>> DraftAsync(ChatType type, GroupId? group, CancellationToken cancellation)
    {
        var source = await Around.SourceAsync(type, group, "", cancellation);
        var draft = source.IsRefused ? source.Refusal : ChatCreationRules.Draft(source.Value, Now, "");
        if (draft.IsRefused)
        {
            return draft.Refusal;
        }

        var people = await Around.PeopleAsync(draft.Value.Members.Select(member => member.Account), actor: null, cancellation);
        return ChatDrafts.Of(draft.Value, _id, people);
    }

    private async Task<Outcome<ChatSnapshot>> SaveAsync(RequestKey request, bool validateOnly, Func<ChatState?, DateTimeOffset, Outcome<ChatState>> decide)
    {
        if (validateOnly)
        {
            var tried = decide(State, Now).Map(state => ChatSnapshots.Of(state, _id));
            return tried.IsRefused ? About(tried.Refusal) : tried;
        }

        var outcome = await CommitAsync(request, decide);
        if (outcome.IsRefused)
        {
            return About(outcome.Refusal);
        }

        await PushBrieflyAsync();
        // A request that is repeated after the chat was deleted was carried out once all the same.
        return Row(State!);
    }

    // The rules do not know which chat they are about.
    private Refusal About(Refusal refusal) =>
        refusal is { Reason: RefusalReason.ChatClosed or RefusalReason.DefaultChatNotDeletable or RefusalReason.ChatNotWaitingForOperator, Subjects.Count: 0 }
            ? refusal with { Subjects = [_id.Name] }
            : refusal;

    protected override IEnumerable<FieldChange> ChangesOf(ChatState? before, ChatState after) => ChatChanges.Of(before, after);
}
