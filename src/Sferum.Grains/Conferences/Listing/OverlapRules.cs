using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>Which conferences are at the same time as another of the same chat, class or teacher. None goes over midnight, so that all of them are on the same day. Pure.</summary>
internal static class OverlapRules
{
    /// <summary>Most that are named.</summary>
    public const int Most = 20;

    /// <summary>Longer than any conference lasts.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(25);

    /// <summary>The overlaps of a conference with others, by their start.</summary>
    public static IReadOnlyList<ConferenceOverlap> Of(SchoolId school, ConferenceRow row, IEnumerable<ConferenceRow> others) =>
    [
        .. others.Where(other => other.Id != row.Id && IsToCome(other.Conference) && IsAtTheSameTime(row.Conference, other.Conference))
            .Select(other => (Other: other, Kind: InCommon(row.Conference, other.Conference)))
            .Where(overlap => overlap.Kind is not null)
            .OrderBy(overlap => overlap.Other, ConferenceRows.ByStart)
            .Take(Most)
            .Select(overlap => Named(school, overlap.Other, overlap.Kind!.Value)),
    ];

    /// <summary>Why a school that minds overlaps does not take a conference; null when there are none.</summary>
    public static Refusal? WhyNot(IReadOnlyList<ConferenceOverlap> overlaps) => overlaps.Count == 0
        ? null
        : new Refusal(RefusalReason.ConferenceOverlaps) { Subjects = [.. overlaps.Select(overlap => overlap.Conference.Name)] };

    private static bool IsToCome(ConferenceState conference) =>
        conference.Stage is ConferenceStage.Scheduled or ConferenceStage.Starting or ConferenceStage.Active;

    private static bool IsAtTheSameTime(ConferenceState one, ConferenceState other) => one.Start < other.End && other.Start < one.End;

    private static OverlapKind? InCommon(ConferenceState one, ConferenceState other) =>
        one.Chat == other.Chat ? OverlapKind.Chat
        : one.Classes.Any(other.Classes.Contains) ? OverlapKind.Class
        : one.Teacher is not null && one.Teacher == other.Teacher ? OverlapKind.Teacher
        : null;

    private static ConferenceOverlap Named(SchoolId school, ConferenceRow row, OverlapKind kind) =>
        new(new ConferenceId(school, row.Id), row.Conference.Title, kind, row.Conference.Start, row.Conference.End);
}
