using Sferum.Grains.Audit;
using Sferum.Grains.Chats.Members;

namespace Sferum.Grains.Chats;

/// <summary>What a command changed in a chat, for the audit trail. Pure.</summary>
internal static class ChatChanges
{
    private const string Removed = "REMOVED";

    public static IEnumerable<FieldChange> Of(ChatState? before, ChatState after) =>
    [
        .. FieldChanges.Of("title", Title(before), Title(after)),
        .. FieldChanges.Of("type", before?.Facts.Type, after.Facts.Type),
        .. FieldChanges.Of("group", before?.Facts.Group, after.Facts.Group),
        .. FieldChanges.Of("state", before?.Facts.Life, after.Facts.Life),
        .. Members(before?.Members ?? MemberTable.Empty, after.Members),
    ];

    private static string? Title(ChatState? state) => state?.Facts.HandTitle ?? state?.Facts.RosterTitle;

    // Pieces of the table that both states share hold nobody who changed.
    private static IEnumerable<FieldChange> Members(MemberTable before, MemberTable after)
    {
        var shared = before.Chunks.Intersect(after.Chunks, ReferenceEqualityComparer.Instance).ToHashSet(ReferenceEqualityComparer.Instance);
        var old = before.Chunks.Where(chunk => !shared.Contains(chunk)).SelectMany(chunk => chunk.Records).ToDictionary(member => member.Account);
        var now = after.Chunks.Where(chunk => !shared.Contains(chunk)).SelectMany(chunk => chunk.Records).ToDictionary(member => member.Account);
        return old.Keys.Union(now.Keys)
            .SelectMany(account => FieldChanges.Of($"members[{account.Name}].role", Role(old.GetValueOrDefault(account)), Role(now.GetValueOrDefault(account))));
    }

    private static string Role(MemberRecord? member) => member switch
    {
        null => "",
        { RemovedSince: not null } => Removed,
        // On the way out.
        { Grounds.IsEmpty: true } => "",
        _ => ChatMembers.RoleOf(member).ToString().ToUpperInvariant(),
    };
}
