using Microsoft.Extensions.Logging;
using Sferum.Grains.Conferences.Zones;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

/// <summary>A conference in its school's time zone (C6), which may be changed after it was planned.</summary>
internal sealed partial class ConferenceGrain : IZonedConferenceGrain
{
    public async Task ReplanAsync(string zone)
    {
        if (State is not { } state || ZoneMoves.Replanned(state, zone, Now) == state)
        {
            RestWhenFar();
            return;
        }

        var replanned = await NoteAsync((current, now) => ZoneMoves.Replanned(current!, zone, now));
        LogReplanned(Log, _id);
        RingWhenNear(replanned);
        await ShownAsync(replanned);
        RestWhenFar();
    }

    // A school finds its conferences in the lists: one that comes there late looks for itself in which zone it is now.
    private async Task<ConferenceState> ZonedAsync(ConferenceState state)
    {
        if (state.Stage != ConferenceStage.Scheduled)
        {
            return state;
        }

        var school = await GrainFactory.School(_id.School).GetAsync(CancellationToken.None);
        return school.Value is { } profile ? await NoteAsync((current, now) => ZoneMoves.Replanned(current!, profile.TimeZone, now)) : state;
    }

    [LoggerMessage(16, LogLevel.Information, "{Conference} is planned anew in another time zone.")]
    private static partial void LogReplanned(ILogger logger, ConferenceId conference);
}
