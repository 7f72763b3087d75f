using System.Collections.Immutable;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>The next thing to do on the Sferum side.</summary>
internal abstract record ChatStep;

/// <summary>Nothing, for now.</summary>
internal sealed record RestStep : ChatStep;

/// <summary>Something to note, and nothing to send.</summary>
internal abstract record NoteStep : ChatStep
{
    /// <summary>The state with it noted.</summary>
    public abstract ChatState Noted(ChatState state, ChatId id, DateTimeOffset now);

    /// <summary>What is known from then on.</summary>
    public virtual ChatInsight Known(ChatInsight before, int attempt, ChatThere there) => before;
}

/// <summary>Note that the chat is going to be asked for; nothing is sent before that is on disk.</summary>
internal sealed record AskStep : NoteStep
{
    public override ChatState Noted(ChatState state, ChatId id, DateTimeOffset now) => ChatOutcomes.Asked(state, id);

    public override ChatInsight Known(ChatInsight before, int attempt, ChatThere there) => before.AfterAsking(attempt, there);
}

/// <summary>Something to ask of the driver's lane.</summary>
/// <param name="Driver">Whose lane.</param>
internal abstract record LaneStep(AccountId Driver) : ChatStep
{
    /// <summary>Removals go before everything that fills chats.</summary>
    public virtual LanePriority Priority => LanePriority.Join;

    /// <summary>The calls that do it.</summary>
    public abstract IReadOnlyList<PlatformCall> Calls { get; }

    /// <summary>What the first answer leads to, within the same step; null: nothing.</summary>
    public virtual LaneFollowUp? Then(PlatformResult first) => null;

    /// <summary>What all answers mean for the chat as a whole.</summary>
    public virtual ChatVerdict Weigh(IReadOnlyList<PlatformCall> calls, LaneAnswer answer) => ChatVerdict.Of(calls, answer);
}

/// <summary>Calls that an answer leads to.</summary>
/// <param name="Driver">Whose lane.</param>
/// <param name="Calls">The calls.</param>
internal sealed record LaneFollowUp(AccountId Driver, IReadOnlyList<PlatformCall> Calls);

/// <summary>Look whether the chat that was asked for is there.</summary>
internal sealed record FindStep(AccountId Driver, string WorkingTitle) : LaneStep(Driver)
{
    public override IReadOnlyList<PlatformCall> Calls => [new FindChatCall(WorkingTitle)];
}

/// <summary>Make the chat: it surely is not there.</summary>
internal sealed record CreateStep(AccountId Driver, string WorkingTitle) : LaneStep(Driver)
{
    // So long a request that nobody waits for any more may still be on its way there: a look before that would see nothing, and the chat be made twice.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(5);

    public override IReadOnlyList<PlatformCall> Calls => [new CreateChatCall(WorkingTitle)];

    public override ChatVerdict Weigh(IReadOnlyList<PlatformCall> calls, LaneAnswer answer)
    {
        var verdict = base.Weigh(calls, answer);
        return verdict.LookFirst ? verdict.After(OnItsWay) : verdict;
    }
}

/// <summary>Give the chat its title.</summary>
internal sealed record RenameStep(AccountId Driver, string Chat, string Title) : LaneStep(Driver)
{
    public override IReadOnlyList<PlatformCall> Calls => [new RenameChatCall(Chat, Title)];
}

/// <summary>Read who is there: a first page, and the others once their number is known.</summary>
internal record LookStep(AccountId Driver, string Chat) : LaneStep(Driver)
{
    /// <summary>Members in one page.</summary>
    public const int PageSize = 1000;

    public override IReadOnlyList<PlatformCall> Calls => [new ReadMembersCall(Chat, 0)];

    /// <summary>The calls for the pages after the first.</summary>
    public override LaneFollowUp? Then(PlatformResult first) => first.IsDone && first.TotalMembers > PageSize
        ? new LaneFollowUp(Driver, [.. Enumerable.Range(1, (first.TotalMembers - 1) / PageSize).Select(page => new ReadMembersCall(Chat, page * PageSize))])
        : null;
}

/// <summary>Change some members.</summary>
internal sealed record ChangeStep(AccountId Driver, string Chat, ImmutableArray<MemberTask> Tasks) : LaneStep(Driver)
{
    public override LanePriority Priority => MemberNeeds.IsLeaving(Tasks[0].Kind) ? LanePriority.Remove : LanePriority.Join;

    public override IReadOnlyList<PlatformCall> Calls => [.. Tasks.Select(task => task.ToCall(Chat))];
}

/// <summary>One change of a member.</summary>
internal readonly record struct MemberTask(AccountId Account, MemberNeedKind Kind, string User, bool Administrator)
{
    /// <summary>The call that does it.</summary>
    public PlatformCall ToCall(string chat) => Kind switch
    {
        MemberNeedKind.Remove => new RemoveMemberCall(chat, User),
        MemberNeedKind.Add => new AddMemberCall(chat, User),
        _ => new SetRoleCall(chat, User, Administrator),
    };
}
