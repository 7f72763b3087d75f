using Sferum.Grains.Conferences.Orphans;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>Rows of the lists, from conferences and in order. Pure.</summary>
internal static class ConferenceRows
{
    /// <summary>People added and people removed by hand that a row holds of each.</summary>
    public const int MostByHand = 32;

    /// <summary>By start; ties by id, so that pages never overlap.</summary>
    public static IComparer<ConferenceRow> ByStart { get; } = Comparer<ConferenceRow>.Create(static (one, other) =>
        one.Conference.Start.UtcTicks.CompareTo(other.Conference.Start.UtcTicks) is var byStart and not 0 ? byStart : string.CompareOrdinal(one.Id, other.Id));

    /// <summary>A row that stands before all those that begin at a moment or later, and after all earlier ones.</summary>
    public static ConferenceRow Before(DateTimeOffset start) => new()
    {
        Id = "",
        Revision = 0,
        Conference = new ConferenceState
        {
            Title = "",
            Type = default,
            Chat = default,
            Date = default,
            LocalStart = default,
            LocalEnd = default,
            Start = start,
            End = start,
            CreatedAt = start,
            UpdatedAt = start,
        },
    };

    /// <summary>The whole row of a conference, as it is now.</summary>
    public static ConferenceRow Of(string id, ConferenceState state) => new()
    {
        Id = id,
        Revision = ConferenceIndexing.RevisionOf(state),
        IsGone = state.DeletedAt is not null,
        Conference = state with
        {
            Call = state.Call is { } call ? call with { Id = "", SealedLink = "" } : null,
            Fingerprint = 0,
            OnAgenda = false,
            RemindersOwed = false,
            LeftAgendas = [],
            Listed = 0,
            LeftMonths = [],
            Orphans = OrphanBook.Empty,
            AskedOf = null,
            EndAskedAt = null,
        },
    };

    /// <summary>The row as the list keeps it.</summary>
    public static ConferenceRow Kept(ConferenceRow row) =>
        row.Conference.Added.Length <= MostByHand && row.Conference.Removed.Length <= MostByHand
            ? row
            : row with { IsCut = true, Conference = row.Conference with { Added = [], Removed = [] } };

    /// <summary>What stays of a row in a month that the conference has left.</summary>
    public static ConferenceRow Gone(string id, ConferenceState state) => Kept(Of(id, state)) with { IsGone = true };
}
