using Microsoft.Extensions.Logging;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences.Zones;

/// <summary>
/// Tells the conferences of a school in which time zone they are now: those of which the lists say that it makes a difference, some at a time. Who was told is kept in memory alone: after a crash
/// it begins anew, and lists show what is left. One that cannot be told is no hindrance to the others; it is told by the next look.
/// </summary>
internal sealed partial class ZoneTelling(IGrainFactory grains, SchoolId school, ILogger log)
{
    private const int AtOnce = 16;

    private const int InStep = 128;

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Queue<int> _months = [];
    private string _zone = "";
    private bool _failed;

    /// <summary>Tells some conferences; true when none is left.</summary>
    /// <exception cref="SferumFault">The look is over, and some could not be told.</exception>
    public async Task<bool> TellAsync(string zone, DateTimeOffset now, CancellationToken cancellation)
    {
        if (_zone != zone || _months.Count == 0)
        {
            Begin(zone, now);
        }

        var due = await DueAsync(_months.Peek(), now, cancellation);
        await FanOut.ForEachAsync([.. due.Take(InStep)], AtOnce, TellAsync, cancellation);
        if (due.Count <= InStep)
        {
            _months.Dequeue();
        }

        return _months.Count == 0 && (_failed ? throw new SferumFault(FaultKind.Unavailable) : true);
    }

    // A day of the school may have begun before it does in UTC, or after.
    private void Begin(string zone, DateTimeOffset now)
    {
        (_zone, _failed) = (zone, false);
        _told.Clear();
        _months.Clear();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var month in ConferencePaging.MonthsOf(new ConferenceQuery { From = today.AddDays(-1) }, today))
        {
            _months.Enqueue(month);
        }
    }

    private async Task<List<string>> DueAsync(int month, DateTimeOffset now, CancellationToken cancellation)
    {
        var scheduled = new MonthQuery(new ConferenceQuery { Stages = [ConferenceStage.Scheduled] }, Viewer: null, Participant: null);
        var rows = await grains.ConferenceMonth(new MonthAddress(school, month)).ReadAsync(scheduled, 0, int.MaxValue, cancellation);
        return [.. rows.Where(row => ZoneMoves.Replanned(row.Conference, _zone, now) != row.Conference).Select(row => row.Id).Where(id => !_told.Contains(id))];
    }

    private async Task TellAsync(string id)
    {
        _told.Add(id);
        var conference = new ConferenceId(school, id);
        try
        {
            await grains.ZonedConference(conference).ReplanAsync(_zone);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _failed = true;
            LogNotTold(log, conference, error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Conference} could not be told of its school's time zone; it is told again.")]
    private static partial void LogNotTold(ILogger logger, ConferenceId conference, Exception error);
}
