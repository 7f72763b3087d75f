using Sferum.Grains.Names;
using Sferum.Grains.Schools.Structure;

namespace Sferum.Grains.Schools.Lessons.Days;

/// <summary>Puts a page together from the days' indexes, the lessons themselves and the school's groups.</summary>
internal sealed class LessonListing(IGrainFactory grains, SchoolId school)
{
    /// <summary>The page that a query asks for.</summary>
    public async Task<LessonPage> PageAsync(LessonQuery query, CancellationToken cancellation)
    {
        var board = await grains.StructureRows(school).ReadBoardAsync(cancellation);
        ISchoolDayGrain[] days = [.. new LessonDays(query.From, query.To).All.Select(day => grains.SchoolDay(new SchoolDayId(school, day)))];
        var totals = await Task.WhenAll(days.Select(day => day.ListAsync(query with { Skip = 0, Take = 0 }, board))).WaitAsync(cancellation);
        var parts = Parts([.. totals.Select(day => day.Total)], query.Skip, query.Take);
        var pages = await Task.WhenAll(parts.Select(part => days[part.Day].ListAsync(query with { Skip = part.Skip, Take = part.Take }, board))).WaitAsync(cancellation);
        return new LessonPage(await ReadAsync([.. pages.SelectMany(page => page.Rows).Select(row => row.Id)], cancellation), totals.Sum(day => day.Total));
    }

    /// <summary>Which rows of which days make up a page of them all.</summary>
    public static IReadOnlyList<(int Day, int Skip, int Take)> Parts(IReadOnlyList<int> totals, int skip, int take)
    {
        var parts = new List<(int Day, int Skip, int Take)>();
        for (var (day, before) = (0, 0); day < totals.Count; before += totals[day++])
        {
            var first = Math.Max(skip - before, 0);
            var count = Math.Min(totals[day] - first, skip + take - before - first);
            if (count > 0)
            {
                parts.Add((day, first, count));
            }
        }

        return parts;
    }

    // The lessons themselves know their claims. One that a list has and nobody knows is of a row that was lost.
    private async Task<IReadOnlyList<LessonSnapshot>> ReadAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var lessons = (await Task.WhenAll(ids.Select(id => grains.LessonPlan(new LessonId(school, id)).ReadAsync())).WaitAsync(cancellation)).OfType<LessonSnapshot>().ToArray();
        GroupId[] groups = [.. lessons.Select(lesson => lesson.Group).Distinct()];
        var facts = (groups.Length == 0 ? [] : await grains.StructureIndex(school).FindGroupsAsync(groups, cancellation)).ToDictionary<GroupFacts, GroupId>(group => group.Group);
        return [.. lessons.Select(lesson => lesson with { Facts = facts.GetValueOrDefault(lesson.Group) })];
    }
}
