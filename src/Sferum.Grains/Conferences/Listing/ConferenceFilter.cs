using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>
/// Which rows a query means. What the row alone tells is looked at first; what only the conference knows (how one stands that has begun; a participants' list that no row holds) is asked of the few
/// that are left. Pure.
/// </summary>
internal sealed class ConferenceFilter(MonthQuery asked)
{
    private readonly ConferenceQuery _query = asked.Query;
    private readonly string[] _words = TextFolding.Words(asked.Query.Text);

    /// <summary>Whether it means every row of a month.</summary>
    public bool MeansAllOf(int month) =>
        _query is { Stages: [], Type: null, Chat: null, Lesson: null }
        && asked is { Viewer: null, Participant: null }
        && _words.Length == 0
        && !(_query.From > FirstDay(month))
        && !(_query.To < FirstDay(month).AddMonths(1).AddDays(-1));

    /// <summary>Whether what the row says for certain fits.</summary>
    public bool MayFit(ConferenceRow row)
    {
        var conference = row.Conference;
        return !(conference.Date < _query.From)
            && !(conference.Date > _query.To)
            && (_query.Type is null || conference.Type == _query.Type)
            && (_query.Chat is null || conference.Chat == _query.Chat)
            && (_query.Lesson is null || conference.Lesson == _query.Lesson)
            && TextFolding.Matches(row.Words, _words);
    }

    /// <summary>Whether only the conference can tell if it fits.</summary>
    public bool IsDoubtful(ConferenceRow row, DateTimeOffset now) =>
        (_query.Stages.Count > 0 && ConferenceIndexing.IsLive(row.Conference, now)) || (row.IsCut && (asked.Viewer ?? asked.Participant) is not null);

    /// <summary>Whether the whole row fits.</summary>
    public bool Fits(ConferenceRow row) =>
        (_query.Stages.Count == 0 || _query.Stages.Contains(row.Conference.Stage))
        && asked.Viewer?.Sees(row.Conference) != false
        && asked.Participant?.TakesPart(row.Conference) != false;

    private static DateOnly FirstDay(int month) => new(month / 100, month % 100, 1);
}
