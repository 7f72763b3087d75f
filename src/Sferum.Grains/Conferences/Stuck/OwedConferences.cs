using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Conferences.Stuck;

/// <summary>What a conference owes, in an operator's words. Pure.</summary>
internal static class OwedConferences
{
    /// <summary>Its start or its end, when one is due; else what lists have yet to be told.</summary>
    public static OwedReading Of(OwedReading reading, ConferenceState state, RetryPause starts, RetryPause ends, DateTimeOffset now) => ConferenceSchedule.DutyAt(state, now) switch
    {
        ConferenceDuty.Open or ConferenceDuty.Miss or ConferenceDuty.CallOff => Due(reading, OwedKind.ConferenceStart, state, starts, now),
        ConferenceDuty.BeginEnd or ConferenceDuty.Close => Due(reading, OwedKind.ConferenceEnd, state, ends, now),
        _ => reading with { Kind = OwedKind.IndexUpdate },
    };

    /// <summary>The trouble of a conference as one of the platform; None for what is no trouble of the platform.</summary>
    public static PlatformTrouble TroubleOf(ConferenceTrouble trouble) => trouble switch
    {
        <= ConferenceTrouble.OutcomeUnknown => (PlatformTrouble)trouble,
        ConferenceTrouble.SchoolWithoutAdministrator => PlatformTrouble.AdministratorNotLinked,
        _ => PlatformTrouble.None,
    };

    private static OwedReading Due(OwedReading reading, OwedKind kind, ConferenceState state, RetryPause pause, DateTimeOffset now) => reading with
    {
        Kind = kind,
        Attempts = Math.Max(reading.Attempts, pause.Failures),
        NextAttempt = pause.Left(now) is var left && left > TimeSpan.Zero ? now + left : reading.NextAttempt,
        Trouble = TroubleOf(state.Trouble),
    };
}
