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

/// <summary>Look whether the chat that was asked for is there.</summary>
internal sealed record FindStep(AccountId Driver, string WorkingTitle) : ChatStep;

/// <summary>Make the chat: it surely is not there.</summary>
internal sealed record CreateStep(AccountId Driver, string WorkingTitle) : ChatStep;

/// <summary>Give the chat its title.</summary>
internal sealed record RenameStep(AccountId Driver, string Chat, string Title) : ChatStep;

/// <summary>Read who is there.</summary>
internal sealed record LookStep(AccountId Driver, string Chat) : ChatStep;

/// <summary>Change some members.</summary>
internal sealed record ChangeStep(AccountId Driver, string Chat, ImmutableArray<MemberTask> Tasks) : ChatStep
{
    /// <summary>Removals go before everything that fills chats.</summary>
    public LanePriority Priority => Tasks[0].Kind == MemberNeedKind.Remove ? LanePriority.Remove : LanePriority.Join;
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

/// <summary>What an activation knows beyond the row, which may be behind the Sferum side by what was done just before a crash.</summary>
/// <param name="Looked">The members there were read after the last doubt.</param>
/// <param name="AbsentTitle">The working title that no chat there surely has; null: none is known.</param>
internal readonly record struct ChatInsight(bool Looked, string? AbsentTitle);
