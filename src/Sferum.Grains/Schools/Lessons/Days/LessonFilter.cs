namespace Sferum.Grains.Schools.Lessons.Days;

/// <summary>Which lessons of a day a query means. Pure.</summary>
internal sealed class LessonFilter(LessonQuery query, GroupBoard board)
{
    private readonly string[] _classes = [.. query.Classes.Select(c => c.Segment)];
    private readonly string[] _groups = [.. query.Groups.Select(g => g.Segment)];
    private readonly HashSet<string> _ownClasses = [.. (query.Viewer?.Classes ?? []).Select(c => c.Segment)];
    private readonly HashSet<string> _ownGroups = [.. (query.Viewer?.Groups ?? []).Select(g => g.Segment)];
    private readonly string? _teacher = query.Teacher?.Segment;
    private readonly string? _viewer = query.Viewer?.Account.Segment;

    public bool Fits(LessonRow row)
    {
        if ((row.Cancelled && !query.ShowCancelled) || !Array.TrueForAll(_groups, group => group == row.Group))
        {
            return false;
        }

        var place = board.Of(row.Group);
        var teacher = row.Teacher.Length > 0 ? row.Teacher : place.Teacher;
        return (_teacher is null || _teacher == teacher)
            && Array.TrueForAll(_classes, one => place.Classes.Contains(one))
            && (_viewer is null || _viewer == teacher || _ownGroups.Contains(row.Group) || place.Classes.Any(_ownClasses.Contains));
    }
}
