using Sferum.Grains.Indexing;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>
/// A month's rows in memory: those of conferences that are surely on disk, sorted, and aside those that were only announced. Which of the latter have turned out sure is kept until their part
/// is written anyhow, so that after a restart only the last few have to be asked for.
/// </summary>
internal sealed class MonthBook
{
    private readonly IndexBook<ConferenceRow> _book = new(ConferenceRows.ByStart);
    private readonly Dictionary<string, ConferenceRow> _announced = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HashSet<string>> _sure = [];

    /// <summary>The rows that lists show, by start.</summary>
    public IReadOnlyList<ConferenceRow> Rows => _book.Rows;

    /// <summary>The rows that were only announced.</summary>
    public IReadOnlyCollection<ConferenceRow> Announced => _announced.Values;

    /// <summary>The rows whose start is in a span of time, in no order; those that were only announced too.</summary>
    public IEnumerable<ConferenceRow> Between(DateTimeOffset from, DateTimeOffset until)
    {
        for (var place = _book.PlaceOf(ConferenceRows.Before(from)); place < Rows.Count && Rows[place].Conference.Start < until; place++)
        {
            if (!_announced.ContainsKey(Rows[place].Id))
            {
                yield return Rows[place];
            }
        }

        foreach (var row in _announced.Values.Where(row => row.Conference.Start >= from && row.Conference.Start < until))
        {
            yield return row;
        }
    }

    /// <summary>Takes a row: of a part that was read, or that is being written.</summary>
    public void Take(ConferenceRow row)
    {
        if (row.Announced)
        {
            _announced[row.Id] = row;
            return;
        }

        if (_announced.GetValueOrDefault(row.Id)?.Revision <= row.Revision)
        {
            _announced.Remove(row.Id);
        }

        _book.Put(row);
    }

    /// <summary>Takes an announcement back; another one of the same conference stays.</summary>
    public void Withdraw(ConferenceRow row)
    {
        if (ReferenceEquals(_announced.GetValueOrDefault(row.Id), row))
        {
            _announced.Remove(row.Id);
        }
    }

    /// <summary>What was announced is on disk.</summary>
    public void Confirm(string id, long revision, int part)
    {
        if (_announced.GetValueOrDefault(id) is { } row && row.Revision == revision)
        {
            Take(row with { Announced = false });
            SureOf(part).Add(id);
        }
    }

    /// <summary>The rows of a part of which it says that they are only announced, and which are sure.</summary>
    public HashSet<string> SureOf(int part)
    {
        if (!_sure.TryGetValue(part, out var sure))
        {
            _sure[part] = sure = new HashSet<string>(StringComparer.Ordinal);
        }

        return sure;
    }
}
