using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>Finds schools by their rows and asks each one. It remembers nothing: a search by title asks all of them.</summary>
[GrainType("school-list")]
internal sealed class SchoolListGrain(IStoredRows rows) : Grain, ISchoolListGrain
{
    private const int AskedAtOnce = 64;

    private static readonly RowScope AllSchools = new("school");

    public async Task<SchoolPage> ListAsync(SchoolQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var words = TextFolding.Words(query.Text);
        if (words.Length > 0 || query.Among is not null)
        {
            var known = query.Among is { } among ? await AskAsync([.. among.Select(school => school.Key)], cancellation) : await AskAsync(skip: 0, int.MaxValue, cancellation);
            List<SchoolSnapshot> fitting = [.. known.Where(school => TextFolding.Matches(TextFolding.Words(school.Title), words))];
            return new SchoolPage([.. fitting.Skip(query.Skip).Take(query.Take)], fitting.Count);
        }

        var total = await rows.CountAsync(AllSchools, cancellation);
        return new SchoolPage(query.Take == 0 ? [] : await AskAsync(query.Skip, query.Take, cancellation), total);
    }

    public async Task<IReadOnlyList<DateOnly>> ReadLessonDaysAsync(SchoolId school, CancellationToken cancellation)
    {
        var parts = await rows.ReadKeysAsync(new RowScope("lesson-part", $"{school.Key}#", $"{school.Key}$"), skip: 0, int.MaxValue, cancellation);
        return [.. parts.Select(part => SchoolDayId.FromKey(part[..part.LastIndexOf('#')]).Date).Distinct().Order()];
    }

    private async Task<IReadOnlyList<SchoolSnapshot>> AskAsync(int skip, int take, CancellationToken cancellation) =>
        await AskAsync(await rows.ReadKeysAsync(AllSchools, skip, take, cancellation), cancellation);

    private async Task<IReadOnlyList<SchoolSnapshot>> AskAsync(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var schools = new SchoolSnapshot?[keys.Count];
        await FanOut.ForEachAsync([.. Enumerable.Range(0, keys.Count)], AskedAtOnce, async place =>
            schools[place] = (await GrainFactory.School(SchoolId.FromKey(keys[place])).GetAsync(cancellation)).Value, cancellation);
        return [.. schools.OfType<SchoolSnapshot>()];
    }
}
