using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Operations.Owing;

/// <summary>From the key of a row to the name of what it is about. Pure.</summary>
internal static class OwedNames
{
    /// <summary>The resource.</summary>
    public static string Of(OwedRow row) => row.GrainType switch
    {
        "chat" => ChatId.FromKey(row.Key).Name,
        "conference" => ConferenceId.FromKey(row.Key).Name,
        "school-class" => ClassId.FromKey(row.Key).Name,
        "subject-group" => GroupId.FromKey(row.Key).Name,
        "lesson" => LessonId.FromKey(row.Key).Name,
        "erasure" => ErasureId.FromKey(row.Key).Name,
        OwedKinds.Links => AccountId.FromKey(row.Key).Name,
        _ => SchoolOf(row)?.Name ?? "",
    };

    /// <summary>The school; null when the key does not tell.</summary>
    public static SchoolId? SchoolOf(OwedRow row) => row.Key.StartsWith("s:", StringComparison.Ordinal)
        ? SchoolId.FromKey(row.Key.Split('/', '#')[0])
        : null;
}
