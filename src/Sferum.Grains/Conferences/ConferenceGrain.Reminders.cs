using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lifecycle;

namespace Sferum.Grains.Conferences;

/// <summary>
/// The reminders of a conference that was moved or called off. The new times are on disk first; until the reminders follow, the row owes work, so that a death in between leaves nobody without a
/// bell: the sweep finds it. A tick of the old time only wakes the worker, which finds nothing due.
/// </summary>
internal sealed partial class ConferenceGrain
{
    // A bell that is about to ring is not kept waiting for a table.
    private static readonly TimeSpan BellFirst = TimeSpan.FromSeconds(2);

    private readonly RetryPause _reminderPause = new(TimeSpan.FromMinutes(1));

    private async Task<WorkStep> KeepRemindersAsync()
    {
        if (State is not { RemindersOwed: true } state || ConferenceSchedule.NextMoment(state) - Now < BellFirst)
        {
            return WorkStep.Done;
        }

        if (_reminderPause.Left(Now) is var left && left > TimeSpan.Zero)
        {
            return WorkStep.Later(left);
        }

        try
        {
            await SetRemindersAsync(state);
            await NoteAsync((current, _) => ConferenceMoves.Armed(current!, state));
            _reminderPause.Clear();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotArmedAgain(Log, _id, error);
            _reminderPause.Begin(Now, told: null, Random.Shared.NextDouble());
        }

        return WorkStep.Again;
    }

    // That of the start may have been taken out once it has started.
    private Task SetRemindersAsync(ConferenceState state) => state.Stage switch
    {
        ConferenceStage.Scheduled or ConferenceStage.Starting =>
            Task.WhenAll(RegisterAsync(ConferenceReminders.Start, state.Start), RegisterAsync(ConferenceReminders.End, state.End)),
        ConferenceStage.Active or ConferenceStage.Ending => RegisterAsync(ConferenceReminders.End, state.End),
        _ => Task.WhenAll(TakeOutAsync(ConferenceReminders.Start), TakeOutAsync(ConferenceReminders.End)),
    };
}
