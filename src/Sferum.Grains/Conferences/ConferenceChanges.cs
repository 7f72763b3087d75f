using Sferum.Grains.Audit;

namespace Sferum.Grains.Conferences;

/// <summary>What a command changed in a conference, for the audit trail; never its link. Pure.</summary>
internal static class ConferenceChanges
{
    public static IEnumerable<FieldChange> Of(ConferenceState? before, ConferenceState after) =>
    [
        .. FieldChanges.Of("title", before?.Title, after.Title),
        .. FieldChanges.Of("type", before?.Type, after.Type),
        .. FieldChanges.Of("chat", before?.Chat.Name, after.Chat.Name),
        .. FieldChanges.Of("lesson", before?.Lesson?.Name, after.Lesson?.Name),
        .. FieldChanges.Of("date", before?.Date, after.Date),
        .. FieldChanges.Of("local_start", before?.LocalStart, after.LocalStart),
        .. FieldChanges.Of("local_end", before?.LocalEnd, after.LocalEnd),
        .. FieldChanges.Of("state", before?.Stage, after.Stage),
        .. FieldChanges.Of("end_asked", before?.EndAskedAt is not null, after.EndAskedAt is not null),
        .. FieldChanges.Of("deleted", before?.DeletedAt is not null, after.DeletedAt is not null),
        .. FieldChanges.OfLists("participants", before is null ? [] : before.Added, after.Added, "ADDED"),
        .. FieldChanges.OfLists("participants", before is null ? [] : before.Removed, after.Removed, "REMOVED"),
    ];
}
