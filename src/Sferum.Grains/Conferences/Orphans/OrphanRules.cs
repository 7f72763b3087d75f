using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>How possible orphans come, are dealt with, and reach the operators' list. Pure.</summary>
internal static class OrphanRules
{
    /// <summary>The request was sent, or was about to be, and the process that would have had the answer is gone.</summary>
    public const string NoAnswer = "NO_ANSWER";

    /// <summary>The platform's answer does not tell.</summary>
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";

    /// <summary>So many a conference keeps by name, so that its row stays small through a night of unknown outcomes; the oldest go first, those that were dealt with before all.</summary>
    public const int Most = 32;

    /// <summary>A conference whose open request is given up: its call may exist.</summary>
    public static ConferenceState Noted(ConferenceState state, string fault)
    {
        if (state.AskedAt is not { } asked)
        {
            return state;
        }

        var count = state.PossibleOrphans + 1;
        var mark = new OrphanMark { Number = count, AskedAt = asked, Administrator = state.AskedOf, Fault = fault };
        return state with
        {
            AskedAt = null,
            PossibleOrphans = count,
            LastOrphanAt = asked,
            Orphans = state.Orphans with { Marks = WithRoom(state.Orphans).Marks.Add(mark), Revision = state.Orphans.Revision + 1 },
        };
    }

    /// <summary>An operator has dealt with one; twice is no error, and the first note stays. Refused: NotFound.</summary>
    public static Outcome<ConferenceState> Resolve(ConferenceState? state, int number, string note, DateTimeOffset now) => state is null || Find(state, number) is not { } mark
        ? Refusal.Of(RefusalReason.NotFound, "name")
        : mark.ResolvedAt is not null ? state : With(state, mark, mark with { ResolvedAt = now, Note = note });

    /// <summary>The orphan of a number; null when there is none by name.</summary>
    public static OrphanMark? Find(ConferenceState state, int number) => state.Orphans.Marks.FirstOrDefault(mark => mark.Number == number);

    /// <summary>Whether the operators' list does not show what it should.</summary>
    public static bool OwesRow(ConferenceState state) => state.Orphans.Listed < state.Orphans.Revision;

    /// <summary>A revision stands in the operators' list.</summary>
    public static ConferenceState TakePush(ConferenceState state, long revision) =>
        revision <= state.Orphans.Listed ? state : state with { Orphans = state.Orphans with { Listed = revision } };

    /// <summary>What the operators' list holds of a conference.</summary>
    public static OrphanRow Row(ConferenceId id, ConferenceState state) => new()
    {
        Id = id.Name,
        Revision = state.Orphans.Revision,
        ChangedAt = state.UpdatedAt,
        Marks = state.Orphans.Marks,
    };

    /// <summary>What readers get of one.</summary>
    public static OrphanCall Read(ConferenceId conference, OrphanMark mark) => new()
    {
        Id = new OrphanCallId(conference, mark.Number),
        Administrator = mark.Administrator,
        AskTime = mark.AskedAt,
        Fault = mark.Fault,
        Resolved = mark.ResolvedAt is not null,
        Note = mark.Note,
    };

    private static ConferenceState With(ConferenceState state, OrphanMark old, OrphanMark mark) =>
        state with { Orphans = state.Orphans with { Marks = state.Orphans.Marks.Replace(old, mark), Revision = state.Orphans.Revision + 1 } };

    private static OrphanBook WithRoom(OrphanBook book) => book.Marks.Length < Most
        ? book
        : book with { Marks = book.Marks.Remove(book.Marks.FirstOrDefault(mark => mark.ResolvedAt is not null) ?? book.Marks[0]) };
}
