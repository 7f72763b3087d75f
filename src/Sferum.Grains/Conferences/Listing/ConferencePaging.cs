namespace Sferum.Grains.Conferences.Listing;

/// <summary>Pages of lists, of one month and of many. Pure.</summary>
internal static class ConferencePaging
{
    /// <summary>How long conferences are kept, and how far ahead they are planned, with some days to spare for zones.</summary>
    private const int KeptDays = 403;

    private const int SpareDays = 3;

    /// <summary>Some rows of those in ascending order.</summary>
    public static IReadOnlyList<ConferenceRow> Page(IReadOnlyList<ConferenceRow> rows, bool descending, int skip, int take)
    {
        var (first, count) = (Math.Min(skip, rows.Count), Math.Max(0, Math.Min(take, rows.Count - skip)));
        var page = new ConferenceRow[count];
        for (var i = 0; i < count; i++)
        {
            page[i] = rows[descending ? rows.Count - 1 - first - i : first + i];
        }

        return page;
    }

    /// <summary>The months that a query may find something in, in its order.</summary>
    public static IReadOnlyList<int> MonthsOf(ConferenceQuery query, DateOnly today)
    {
        var first = Later(query.From, today.AddDays(-KeptDays));
        var last = Earlier(query.To, today.AddDays(ConferenceSchedule.FarthestDays + SpareDays));
        var months = new List<int>();
        for (var day = new DateOnly(first.Year, first.Month, 1); day <= last; day = day.AddMonths(1))
        {
            months.Add(ConferenceIndexing.MonthOf(day));
        }

        if (query.Descending)
        {
            months.Reverse();
        }

        return months;
    }

    /// <summary>Which rows of which of several lists, one after the other, make up a page.</summary>
    /// <param name="counts">How many rows each list has.</param>
    /// <param name="skip">Rows to leave out.</param>
    /// <param name="take">Rows to give.</param>
    public static IReadOnlyList<ListSlice> Slices(IReadOnlyList<int> counts, int skip, int take)
    {
        var slices = new List<ListSlice>();
        for (var i = 0; i < counts.Count && take > 0; i++)
        {
            var some = Math.Min(take, counts[i] - skip);
            if (some > 0)
            {
                slices.Add(new ListSlice(i, skip, some));
                take -= some;
            }

            skip = Math.Max(0, skip - counts[i]);
        }

        return slices;
    }

    private static DateOnly Later(DateOnly? wanted, DateOnly bound) => wanted > bound ? wanted.Value : bound;

    private static DateOnly Earlier(DateOnly? wanted, DateOnly bound) => wanted < bound ? wanted.Value : bound;
}

/// <summary>Some rows of one of several lists.</summary>
/// <param name="List">Which one.</param>
/// <param name="Skip">Rows to leave out.</param>
/// <param name="Take">Rows to give.</param>
internal readonly record struct ListSlice(int List, int Skip, int Take);
