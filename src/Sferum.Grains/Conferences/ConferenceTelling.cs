using Microsoft.Extensions.Logging;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences;

/// <summary>
/// Tells the conferences of a school that are only scheduled of something that concerns them: those of which the lists say that it makes a difference, some at a time. Who was told is kept in
/// memory alone: after a crash it begins anew, and lists show what is left. One that cannot be told is no hindrance to the others; it is told by the next look.
/// </summary>
/// <typeparam name="TWord">What they are told.</typeparam>
internal abstract partial class ConferenceTelling<TWord>(IGrainFactory grains, SchoolId school, ILogger log)
    where TWord : notnull
{
    private const int AtOnce = 16;

    private const int InStep = 128;

    private static readonly MonthQuery Scheduled = new(new ConferenceQuery { Stages = [ConferenceStage.Scheduled] }, Viewer: null, Participant: null);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Queue<int> _months = [];
    private TWord? _word;
    private bool _failed;

    /// <summary>Tells some conferences; true when none is left.</summary>
    /// <exception cref="SferumFault">The look is over, and some could not be told.</exception>
    public async Task<bool> TellAsync(TWord word, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!Equals(_word, word) || _months.Count == 0)
        {
            Begin(word, now);
        }

        var rows = await grains.ConferenceMonth(new MonthAddress(school, _months.Peek())).ReadAsync(Scheduled, 0, int.MaxValue, cancellation);
        var due = (await ConcernedAsync(rows, word, now, cancellation)).Select(row => row.Id).Where(id => !_told.Contains(id)).ToList();
        await FanOut.ForEachAsync([.. due.Take(InStep)], AtOnce, TellAsync, cancellation);
        if (due.Count <= InStep)
        {
            _months.Dequeue();
        }

        return _months.Count == 0 && (_failed ? throw new SferumFault(FaultKind.Unavailable) : true);
    }

    /// <summary>Those to which it makes a difference.</summary>
    protected abstract ValueTask<IEnumerable<ConferenceRow>> ConcernedAsync(IReadOnlyList<ConferenceRow> rows, TWord word, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Tells one.</summary>
    protected abstract Task TellAsync(ConferenceId conference, TWord word);

    // A day of the school may have begun before it does in UTC, or after.
    private void Begin(TWord word, DateTimeOffset now)
    {
        (_word, _failed) = (word, false);
        _told.Clear();
        _months.Clear();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var month in ConferencePaging.MonthsOf(new ConferenceQuery { From = today.AddDays(-1) }, today))
        {
            _months.Enqueue(month);
        }
    }

    private async Task TellAsync(string id)
    {
        _told.Add(id);
        var conference = new ConferenceId(school, id);
        try
        {
            await TellAsync(conference, _word!);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _failed = true;
            LogNotTold(log, conference, error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Conference} could not be told of a change of its school; it is told again.")]
    private static partial void LogNotTold(ILogger logger, ConferenceId conference, Exception error);
}
