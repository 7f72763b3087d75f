using System.Collections.Immutable;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Membership;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Chats.Drift;

/// <summary>
/// Compares what was read there with what this service believed to be there: what it is about to change anyhow, or does not know yet, is no finding.
/// </summary>
internal static class DriftFindings
{
    /// <summary>The differences, the weightiest first, at most <see cref="ChatDrift.MostFindings"/>.</summary>
    public static ImmutableArray<DriftFinding> Of(ChatState state, CompareStep step, DriftReading seen, DateTimeOffset now)
    {
        IEnumerable<DriftFinding> found = seen.Lost
            ? [new DriftFinding { Kind = DriftKind.ChatLost }]
            : Title(state, seen).Concat(Strangers(state, seen)).Concat(Members(state, seen));
        return [.. found.Take(ChatDrift.MostFindings).Select(finding => finding with { FindTime = now, Repaired = step.Repair && IsPutRight(finding, step.Strangers) })];
    }

    /// <summary>Users there who are no account of this chat; the owner never is one.</summary>
    public static IEnumerable<string> UnknownUsers(ChatState state, IEnumerable<string> users)
    {
        var known = KnownUsers(state);
        return users.Where(user => !known.Contains(user));
    }

    private static bool IsPutRight(DriftFinding finding, StrangerPolicy policy) =>
        finding is not { Kind: DriftKind.Stranger, Account: null } || policy == StrangerPolicy.Remove;

    private static IEnumerable<DriftFinding> Title(ChatState state, DriftReading seen)
    {
        var believed = string.Equals(state.There.Title, state.Facts.Title, StringComparison.Ordinal);
        if (believed && seen.Title is { } title && !string.Equals(title, state.Facts.Title, StringComparison.Ordinal))
        {
            yield return new DriftFinding { Kind = DriftKind.TitleDiffers, Expected = state.Facts.Title, Found = title };
        }
    }

    private static IEnumerable<DriftFinding> Strangers(ChatState state, DriftReading seen) =>
        UnknownUsers(state, seen.Users?.Keys ?? []).Order(StringComparer.Ordinal).Select(user => new DriftFinding { Kind = DriftKind.Stranger, User = user });

    private static IEnumerable<DriftFinding> Members(ChatState state, DriftReading seen) => seen.Users is { } users
        ? state.Members.Where(member => member.Account != state.There.Owner).Select(member => OfMember(state, member, users)).OfType<DriftFinding>()
        : [];

    private static DriftFinding? OfMember(ChatState state, MemberRecord member, IReadOnlyDictionary<string, bool> users)
    {
        if (member.There is not { Joined: true } there)
        {
            return IsUninvited(state, member, users)
                ? new DriftFinding { Kind = DriftKind.Stranger, Account = member.Account, User = member.Link!.PlatformUser! }
                : null;
        }

        if (there.Doubtful || !MemberNeeds.Stays(member, there.User))
        {
            return null;
        }

        // Who has gone from a closed chat does not come back.
        return users.TryGetValue(there.User, out var administrator) ? OfRole(member, there.Administrator, administrator)
            : state.Frame.Closed ? null
            : new DriftFinding { Kind = DriftKind.MemberMissing, Account = member.Account };
    }

    private static DriftFinding? OfRole(MemberRecord member, bool believed, bool found)
    {
        var wanted = ChatMembers.RoleOf(member) == MemberRole.Administrator;
        return believed != wanted || found == wanted
            ? null
            : new DriftFinding { Kind = DriftKind.RoleDiffers, Account = member.Account, Expected = RoleWord(wanted), Found = RoleWord(found) };
    }

    // Removed by hand, blocked, or gone from the roster, and put back there by somebody.
    private static bool IsUninvited(ChatState state, MemberRecord member, IReadOnlyDictionary<string, bool> users) =>
        member.Link?.PlatformUser is { Length: > 0 } user
        && users.ContainsKey(user)
        && !MemberNeeds.Stays(member, user)
        && !state.Members.Any(other => other.There is { Joined: true } there && string.Equals(there.User, user, StringComparison.Ordinal));

    private static HashSet<string> KnownUsers(ChatState state)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { state.There.OwnerUser };
        if (state.There.Maker is { } maker)
        {
            known.Add(maker.User);
        }

        foreach (var member in state.Members)
        {
            if (member.There is { Joined: true } there)
            {
                known.Add(there.User);
            }

            if (member.Link?.PlatformUser is { Length: > 0 } user)
            {
                known.Add(user);
            }
        }

        return known;
    }

    private static string RoleWord(bool administrator) => administrator ? "administrator" : "member";
}
