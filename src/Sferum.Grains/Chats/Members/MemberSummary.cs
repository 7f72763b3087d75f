using System.Collections.Immutable;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Membership;

namespace Sferum.Grains.Chats.Members;

/// <summary>What some members come to, counted.</summary>
internal sealed record MemberSummary
{
    /// <summary>In the registry's list.</summary>
    public int Members { get; private init; }

    /// <summary>Of these, in the chat there.</summary>
    public int Joined { get; private init; }

    /// <summary>Of these, chat administrators.</summary>
    public ImmutableArray<MemberRecord> Administrators { get; private init; } = [];

    /// <summary>To be added there at once.</summary>
    public int Additions { get; private init; }

    /// <summary>Of whom something else can be done there at once.</summary>
    public int Others { get; private init; }

    /// <summary>When the first wish that was refused may be tried again; null: there is none.</summary>
    public DateTimeOffset? Later { get; private init; }

    /// <summary>Whose link does not know whether to tell this chat.</summary>
    public int Untold { get; private init; }

    /// <summary>Who can be forgotten.</summary>
    public int Forgotten { get; private init; }

    /// <summary>Counts.</summary>
    public static MemberSummary Of(ImmutableArray<MemberRecord> records, ChatFrame frame)
    {
        var (additions, others, later) = (0, 0, (DateTimeOffset?)null);
        foreach (var member in records)
        {
            var need = MemberNeeds.Of(frame, member);
            additions += need is { Kind: MemberNeedKind.Add, From: null } ? 1 : 0;
            others += need is { Any: true, Kind: not MemberNeedKind.Add, From: null } ? 1 : 0;
            later = need.From is { } from && !(later < from) ? from : later;
        }

        var members = records.Where(ChatMembers.IsMember).ToArray();
        return new MemberSummary
        {
            Members = members.Length,
            Joined = members.Count(member => ChatMembers.IsThere(frame, member)),
            Administrators = [.. members.Where(member => ChatMembers.RoleOf(member) == MemberRole.Administrator)],
            Additions = additions,
            Others = others,
            Later = later,
            Untold = records.Count(member => ChatMembers.IsUntold(frame, member)),
            Forgotten = records.Count(member => ChatMembers.IsForgotten(frame, member)),
        };
    }
}
