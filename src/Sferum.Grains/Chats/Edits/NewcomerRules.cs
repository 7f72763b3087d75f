using System.Globalization;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats.Edits;

/// <summary>What holds for those who come into a chat by a save: the warning of B10, and the room that there is.</summary>
internal static class NewcomerRules
{
    /// <summary>Subjects that a refusal names; <c>count</c> says how many there are.</summary>
    public const int MostSubjects = 50;

    /// <summary>Why the save cannot be; null when it can. Who was a member before raises nothing.</summary>
    public static Refusal? WhyNot(MemberTable? before, MemberTable after, EditFacts facts, bool acceptUnlinked)
    {
        var newcomers = Newcomers(before, after);
        if (newcomers.Count > 0 && after.Count(ChatMembers.IsMember) > ChatLimits.Members)
        {
            return new Refusal(RefusalReason.ChatTooLarge) { Facts = Count("limit", ChatLimits.Members) };
        }

        AccountId[] unlinked = acceptUnlinked ? [] : [.. newcomers.Where(member => !IsLinked(member, facts)).Select(member => member.Account)];
        return unlinked.Length == 0 ? null : new Refusal(RefusalReason.UnlinkedMembers)
        {
            Facts = Count("count", unlinked.Length),
            Subjects = [.. unlinked.Take(MostSubjects).Select(account => account.Name)],
        };
    }

    private static List<MemberRecord> Newcomers(MemberTable? before, MemberTable after)
    {
        var known = before is null ? [] : before.Chunks.ToHashSet();
        return [.. after.Chunks.Where(chunk => !known.Contains(chunk)).SelectMany(chunk => chunk.Records)
            .Where(member => ChatMembers.IsMember(member) && !(before?.Find(member.Account) is { } record && ChatMembers.IsMember(record)))];
    }

    // The people index is told behind the answers; the chat may have been told already.
    private static bool IsLinked(MemberRecord member, EditFacts facts) =>
        facts.People.GetValueOrDefault(member.Account)?.Link == LinkState.Linked || member.Link is { State: LinkState.Linked };

    private static Dictionary<string, string> Count(string name, int count) => new() { [name] = count.ToString(CultureInfo.InvariantCulture) };
}
