using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

/// <summary>The chat's agenda: every conference that is to come is on it, so that whoever deletes the chat finds it (B12).</summary>
internal sealed partial class ConferenceGrain
{
    private readonly RetryPause _agendaPause = new(TimeSpan.FromMinutes(1));

    public async Task<bool> CancelAsync(ConferenceTrouble reason, ChatId? of)
    {
        if (State is null)
        {
            return false;
        }

        var state = await NoteAsync((current, now) => of is { } chat && chat != current!.Chat ? current : ConferenceLifecycle.Cancelled(current!, reason, now));
        if (state.Stage == ConferenceStage.Cancelled)
        {
            LogCancelled(Log, _id, state.Trouble);
            await ShownAsync(state);
        }

        return state.Stage == ConferenceStage.Cancelled;
    }

    // Before the commit, like the reminders: then it costs no second write of the row. What fails here is owed.
    private async Task<ConferenceState> AnnouncedAsync(ConferenceState plan)
    {
        try
        {
            await MonthOf(AgendaPlace.Of(plan)).PutAsync(EntryOf(plan));
            return plan with { OnAgenda = true };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotOnAgenda(Log, _id, error);
            return plan;
        }
    }

    // Never in the way of the clock.
    private async Task<WorkStep> KeepAgendaAsync()
    {
        if (State is not { } state || !ConferenceSchedule.OwesAgenda(state))
        {
            return WorkStep.Done;
        }

        if (_agendaPause.Left(Now) is var left && left > TimeSpan.Zero)
        {
            return WorkStep.Later(left);
        }

        try
        {
            await (state.LeftAgendas.IsEmpty ? TakeOrLetGoAsync(state) : LeaveAsync(state.LeftAgendas[0]));
            _agendaPause.Clear();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotOnAgenda(Log, _id, error);
            _agendaPause.Begin(Now, told: null, Random.Shared.NextDouble());
        }

        return WorkStep.Again;
    }

    private async Task LeaveAsync(AgendaPlace place)
    {
        await MonthOf(place).RemoveAsync([_id.Segment]);
        await NoteAsync((current, _) => current! with { LeftAgendas = current.LeftAgendas.Remove(place) });
    }

    private async Task TakeOrLetGoAsync(ConferenceState state)
    {
        if (state.OnAgenda)
        {
            await MonthOf(AgendaPlace.Of(state)).RemoveAsync([_id.Segment]);
            await NoteAsync((current, _) => current! with { OnAgenda = false });
            return;
        }

        await MonthOf(AgendaPlace.Of(state)).PutAsync(EntryOf(state));
        await NoteAsync((current, _) => ConferenceMoves.Announced(current!, state));
    }

    private IAgendaMonthGrain MonthOf(AgendaPlace place) => GrainFactory.AgendaMonth(place.Chat, place.Slot);

    private AgendaEntry EntryOf(ConferenceState state) => new(_id.Segment, state.Start, state.End);
}
