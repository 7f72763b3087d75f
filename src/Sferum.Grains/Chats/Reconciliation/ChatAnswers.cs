using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>Notes what a step came to.</summary>
internal static class ChatAnswers
{
    /// <summary>The state after a step: what each call did, then what the answer means for the chat as a whole.</summary>
    public static ChatState Noted(
        ChatState state, ChatStep step, IReadOnlyList<PlatformResult> results, ChatVerdict verdict, DateTimeOffset now) =>
        step is CompareStep { Repair: false } && verdict.Lost ? Done(state, step, results, now) : ChatOutcomes.Weighed(Done(state, step, results, now), verdict, now);

    private static ChatState Done(ChatState state, ChatStep step, IReadOnlyList<PlatformResult> results, DateTimeOffset now) => step switch
    {
        FindStep find when results[0] is { IsDone: true, Value: { Length: > 0 } chat } => ChatOutcomes.Made(state, find.WorkingTitle, chat, now),
        CreateStep create when results[0] is { IsDone: true, Value: { Length: > 0 } chat } => ChatOutcomes.Made(state, create.WorkingTitle, chat, now),
        RenameStep rename => ChatOutcomes.Titled(state, rename, results[0].Fault, now),
        CompareStep compare => DriftRules.Compared(state, compare, DriftReading.Of(results), now),
        ExpelStep expel => DriftRules.Expelled(state, expel, results),
        TakeOverStep take when results.All(result => result.IsDone) => HandOverRules.Confirmed(MemberOutcomes.Seen(state, take.Chat, Users(results), now), now),
        LookStep look when results.All(result => result.IsDone) => MemberOutcomes.Seen(state, look.Chat, Users(results), now),
        ChangeStep change => MemberOutcomes.Changed(state, change, results, now),
        RetitleStep retitle => HandOverRules.Retitled(state, retitle.Chat, retitle.Mark, results[0], now),
        JoinStep join => HandOverRules.Joined(state, join, results, now),
        HeirFindStep find => HandOverRules.Found(state, find, results[0], now),
        MakerLeavesStep leaves => MakerRules.Left(state, leaves, results[0], now),
        LeaveStep leave => ClosingOutcomes.LeftBy(state, leave, results[0]),
        DeleteStep delete => ClosingOutcomes.DeletedBy(state, delete, results[0]),
        _ => state,
    };

    private static Dictionary<string, bool> Users(IReadOnlyList<PlatformResult> pages)
    {
        var users = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var member in pages.SelectMany(page => page.Members))
        {
            users[member.User] = member.Administrator;
        }

        return users;
    }
}
