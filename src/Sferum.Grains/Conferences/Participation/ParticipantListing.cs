using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Conferences.Participation;

/// <summary>Filter, order and pages of participants. Pure.</summary>
internal static class ParticipantListing
{
    private static readonly CompareInfo Russian = CultureInfo.GetCultureInfo("ru-RU").CompareInfo;

    /// <summary>The page that a query asks for.</summary>
    public static ParticipantPage Page(IEnumerable<ConferenceParticipant> all, ParticipantQuery query)
    {
        var words = TextFolding.Words(query.Text);
        var rows = all.Where(row => Fits(row, query, words)).Select(row => (Row: row, Key: Russian.GetSortKey(row.Person.Name.Display))).ToArray();
        Array.Sort(rows, (one, other) => SortKey.Compare(one.Key, other.Key) is var byName and not 0
            ? byName
            : string.CompareOrdinal(one.Row.Person.Account.Segment, other.Row.Person.Account.Segment));
        return new ParticipantPage([.. rows.Skip(query.Skip).Take(query.Take).Select(row => row.Row)], rows.Length);
    }

    private static bool Fits(ConferenceParticipant row, ParticipantQuery query, string[] words) =>
        (query.ShowRemoved || !row.RemovedByHand)
        && (query.Kinds == PersonKinds.None || (row.Person.Kinds & query.Kinds) != 0)
        && (words.Length == 0 || TextFolding.Matches(TextFolding.Words(row.Person.Name.Display), words));
}
