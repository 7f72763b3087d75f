using Sferum.Grains.Indexing;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>How a part takes rows. Pure.</summary>
internal static class ConferencePartRules
{
    /// <summary>
    /// Puts a row in; the same state when it holds one as new. One that was only announced gives way to any other: whoever announced it may have failed and come again, with another time.
    /// </summary>
    /// <param name="state">The part; null: not written yet.</param>
    /// <param name="row">The row.</param>
    /// <param name="sure">Rows of which it is known by now that their conferences are on disk.</param>
    /// <param name="now">This moment.</param>
    public static ConferencePartState Put(ConferencePartState? state, ConferenceRow row, IReadOnlyCollection<string> sure, DateTimeOffset now)
    {
        var known = Settled(state ?? new ConferencePartState(), sure);
        var room = IndexRows.Find(known.Rows, row.Id) is { Announced: true } announced ? known.Rows.Remove(announced) : known.Rows;
        var next = IndexRows.Put(room, row, now);
        return next == known.Rows ? known : known with { Rows = next };
    }

    /// <summary>Takes out a row that was announced and whose conference never came to be.</summary>
    public static ConferencePartState Withdraw(ConferencePartState state, string id, long revision) =>
        IndexRows.Find(state.Rows, id) is { Announced: true } row && row.Revision == revision ? state with { Rows = state.Rows.Remove(row) } : state;

    private static ConferencePartState Settled(ConferencePartState state, IReadOnlyCollection<string> sure) => sure.Count == 0
        ? state
        : state with { Rows = [.. state.Rows.Select(row => row.Announced && sure.Contains(row.Id) ? row with { Announced = false } : row)] };
}
