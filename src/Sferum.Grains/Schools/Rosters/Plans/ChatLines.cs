using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>What happens in one chat: to the chat itself, then to its members.</summary>
internal static class ChatLines
{
    public static IEnumerable<PlanRow> Of(PlanStep step, PlannedChat chat, Func<AccountId, bool> isLinked)
    {
        var subject = PlanRow.Key(chat.After.Title, chat.Id.Segment);
        return OfChat(step, chat).Concat(new MemberLines(step, chat, isLinked).All()).Select(row => new PlanRow(PlanSection.Chats, subject, row.Detail, row.Line));
    }

    private static IEnumerable<(string Detail, RosterPlanLine Line)> OfChat(PlanStep step, PlannedChat chat)
    {
        if (chat.Before is not { } before)
        {
            yield return ("0", Make(step, chat, RosterPlanAction.ChatCreated, "", chat.After.Title));
            yield break;
        }

        if (before.Title != chat.After.Title)
        {
            yield return ("1", Make(step, chat, RosterPlanAction.ChatRetitled, before.Title, chat.After.Title));
        }

        if (chat.After.Closed && !before.Closed)
        {
            yield return ("2", Make(step, chat, RosterPlanAction.ChatClosed, chat.After.Title, ""));
        }
    }

    private static RosterPlanLine Make(PlanStep step, PlannedChat chat, RosterPlanAction action, string before, string after) =>
        new() { Action = action, Resource = chat.Id.Name, Title = chat.After.Title, Before = before, After = after, Withheld = step.Withheld };
}
