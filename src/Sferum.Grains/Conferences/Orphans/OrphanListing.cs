using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>Pages of possible orphans. Pure.</summary>
internal static class OrphanListing
{
    /// <summary>Some of those that a query means, the newest first; ties by name, so that pages never overlap.</summary>
    public static OrphanPage Page(IEnumerable<OrphanRow> rows, OrphanQuery query)
    {
        List<OrphanCall> calls = [.. rows.SelectMany(CallsOf).Where(call => Fits(call, query))];
        calls.Sort(static (one, other) => other.AskTime.CompareTo(one.AskTime) is var newest and not 0 ? newest : string.CompareOrdinal(one.Id.Name, other.Id.Name));
        return new OrphanPage([.. calls.Skip(query.Skip).Take(query.Take)], calls.Count);
    }

    private static IEnumerable<OrphanCall> CallsOf(OrphanRow row) =>
        ConferenceId.TryParse(row.Id, out var conference) ? row.Marks.Select(mark => OrphanRules.Read(conference, mark)) : [];

    private static bool Fits(OrphanCall call, OrphanQuery query) =>
        (query.ShowResolved || !call.Resolved) && (query.School is not { } school || school == call.Id.Conference.School)
        && query.Among?.Contains(call.Id.Conference.School) != false;
}
