using System.Collections.Immutable;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>The next thing to do on the Sferum side.</summary>
internal abstract record ChatStep;

/// <summary>Nothing, for now.</summary>
internal sealed record RestStep : ChatStep;

/// <summary>Note that the chat is going to be asked for; nothing is sent before that is on disk.</summary>
internal sealed record AskStep : ChatStep;

/// <summary>Something to ask of the driver's lane.</summary>
/// <param name="Driver">Whose lane.</param>
internal abstract record LaneStep(AccountId Driver) : ChatStep
{
    /// <summary>Removals go before everything that fills chats.</summary>
    public virtual LanePriority Priority => LanePriority.Join;

    /// <summary>The calls that do it.</summary>
    public abstract IReadOnlyList<PlatformCall> Calls { get; }
}

/// <summary>Look whether the chat that was asked for is there.</summary>
internal sealed record FindStep(AccountId Driver, string WorkingTitle) : LaneStep(Driver)
{
    public override IReadOnlyList<PlatformCall> Calls => [new FindChatCall(WorkingTitle)];
}

/// <summary>Make the chat: it surely is not there.</summary>
internal sealed record CreateStep(AccountId Driver, string WorkingTitle) : LaneStep(Driver)
{
    public override IReadOnlyList<PlatformCall> Calls => [new CreateChatCall(WorkingTitle)];
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

    /// <summary>The calls for the pages after the first, of a chat of so many members.</summary>
    public IReadOnlyList<PlatformCall> Rest(int total) =>
        [.. Enumerable.Range(1, Math.Max(0, (total - 1) / PageSize)).Select(page => new ReadMembersCall(Chat, page * PageSize))];
}

/// <summary>Change some members.</summary>
internal sealed record ChangeStep(AccountId Driver, string Chat, ImmutableArray<MemberTask> Tasks) : LaneStep(Driver)
{
    public override LanePriority Priority => Tasks[0].Kind == MemberNeedKind.Remove ? LanePriority.Remove : LanePriority.Join;

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
