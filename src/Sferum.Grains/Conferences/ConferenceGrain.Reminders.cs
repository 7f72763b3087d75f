using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences;

/// <summary>
/// The reminders of a conference: set before it is on disk, so that one that is there always has a bell. Of one that was moved or called off the new times are on disk first; until the reminders
/// follow, the row owes work, so that a death in between leaves nobody without a bell: the sweep finds it. A tick of the old time only wakes the worker, which finds nothing due.
/// </summary>
internal sealed partial class ConferenceGrain
{
    // A bell that is about to ring is not kept waiting for a table.
    private static readonly TimeSpan BellFirst = TimeSpan.FromSeconds(2);

    private readonly RetryPause _reminderPause = new(TimeSpan.FromMinutes(1));

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (ConferenceReminders.IsSpent(reminderName, State, Now, GrainContext.GrainId))
        {
            return ForgetAsync(reminderName);
        }

        Ring();
        return Task.CompletedTask;
    }

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

    // Those of one that did not come to be on disk unregister themselves.
    private async Task ArmAsync(ConferenceState state)
    {
        try
        {
            await Task.WhenAll(RegisterAsync(ConferenceReminders.Start, state.Start), RegisterAsync(ConferenceReminders.End, state.End));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotArmed(Log, _id, error);
            throw new SferumFault(FaultKind.Unavailable);
        }
    }

    private Task<IGrainReminder> RegisterAsync(string name, DateTimeOffset moment) =>
        this.RegisterOrUpdateReminder(name, ConferenceReminders.DueIn(moment, Now, GrainContext.GrainId), ConferenceReminders.Period);

    private async Task ForgetAsync(string name)
    {
        await TakeOutAsync(name);

        // The last that is heard of it.
        if (name == ConferenceReminders.End)
        {
            DeactivateOnIdle();
        }
    }

    private async Task TakeOutAsync(string name)
    {
        if (await this.GetReminder(name) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
