using System.Globalization;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Lessons.Imports;

/// <summary>
/// What an import came to, as it is remembered with its request: four counts, then the conferences that moved, were cancelled, were flagged. Parts are parted by a bar, ids by a comma; neither
/// is in an id.
/// </summary>
internal static class LessonImportMemo
{
    public static string Write(LessonImportResult result) => string.Join('|',
        string.Create(CultureInfo.InvariantCulture, $"{result.Added},{result.Changed},{result.Cancelled},{result.Unchanged}"),
        Ids(result.MovedConferences),
        Ids(result.CancelledConferences),
        Ids(result.FlaggedConferences));

    public static LessonImportResult Read(string memo, SchoolId school)
    {
        var parts = memo.Split('|');
        int[] counts = [.. parts[0].Split(',').Select(count => int.Parse(count, CultureInfo.InvariantCulture))];
        return new LessonImportResult
        {
            Added = counts[0],
            Changed = counts[1],
            Cancelled = counts[2],
            Unchanged = counts[3],
            MovedConferences = Ids(parts[1], school),
            CancelledConferences = Ids(parts[2], school),
            FlaggedConferences = Ids(parts[3], school),
        };
    }

    private static string Ids(IEnumerable<ConferenceId> conferences) => string.Join(',', conferences.Select(conference => conference.Segment));

    private static ConferenceId[] Ids(string part, SchoolId school) =>
        [.. part.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(segment => new ConferenceId(school, segment))];
}
