using Sferum.Grains.Membership;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>Who joins and leaves a chat, and whose role changes.</summary>
internal sealed class MemberLines(PlanStep step, PlannedChat chat, Func<AccountId, bool> isLinked)
{
    /// <summary>The lines, each with what orders it among the lines of its chat: after those of the chat itself, by name.</summary>
    public IEnumerable<(string Detail, RosterPlanLine Line)> All()
    {
        var was = Roles(chat.Before?.Members ?? []);
        var will = Roles(chat.After.Members);
        foreach (var (account, role) in will)
        {
            if (!was.Remove(account, out var old))
            {
                yield return Row(account, RosterPlanAction.MemberAdded, "", PlanWords.Of(role), unlinked: !isLinked(account));
            }
            else if (old != role)
            {
                yield return Row(account, RosterPlanAction.MemberRoleChanged, PlanWords.Of(old), PlanWords.Of(role));
            }
        }

        foreach (var (account, role) in was)
        {
            yield return Row(account, RosterPlanAction.MemberRemoved, PlanWords.Of(role), "");
        }
    }

    private static Dictionary<AccountId, MemberRole> Roles(IReadOnlyList<SourceMember> members) => members.ToDictionary(
        m => m.Account, m => m.Grounds.Any(g => MembershipRules.GivesAdministrator(g.Kind)) ? MemberRole.Administrator : MemberRole.Member);

    private (string Detail, RosterPlanLine Line) Row(AccountId account, RosterPlanAction action, string before, string after, bool unlinked = false)
    {
        var name = step.NameOf(account);
        return (PlanRow.Key($"m{name}", account.Segment), new RosterPlanLine
        {
            Action = action,
            Resource = step.PersonName(account),
            Title = name,
            Chat = chat.Id,
            ChatTitle = chat.After.Title,
            Before = before,
            After = after,
            Unlinked = unlinked,
            Withheld = step.Withheld,
        });
    }
}
