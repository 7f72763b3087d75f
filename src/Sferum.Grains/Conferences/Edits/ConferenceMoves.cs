using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Conferences.Listing;

namespace Sferum.Grains.Conferences.Edits;

/// <summary>What others have to be told of a conference that moves or goes: its reminders, the agendas of its chats, and the lists of its months. Pure.</summary>
internal static class ConferenceMoves
{
    /// <summary>The row after a move, with what it owes for it.</summary>
    public static ConferenceState Moved(ConferenceState before, ConferenceState after)
    {
        var (from, to) = (AgendaPlace.Of(before), AgendaPlace.Of(after));
        var timed = before.Start != after.Start || before.End != after.End;
        return ConferenceIndexing.Moved(before, after) with
        {
            RemindersOwed = before.RemindersOwed || timed,
            OnAgenda = before.OnAgenda && !timed && from == to,
            LeftAgendas = from == to ? before.LeftAgendas : before.LeftAgendas.Remove(to).Remove(from).Add(from),
        };
    }

    /// <summary>Whether it comes to another time, chat or lesson, so that it may stand in somebody's way there.</summary>
    public static bool IsMove(ConferenceState before, ConferenceState after) =>
        before.Start != after.Start || before.End != after.End || before.Chat != after.Chat || before.Lesson != after.Lesson;

    /// <summary>The row of one that goes: no agenda has it any more, and of one that was called off no reminder ticks any more.</summary>
    public static ConferenceState Gone(ConferenceState before, ConferenceState after)
    {
        var place = AgendaPlace.Of(before);
        return after with
        {
            RemindersOwed = before.RemindersOwed || after.Stage == ConferenceStage.Cancelled,
            OnAgenda = false,
            LeftAgendas = IsOver(before.Stage) && !before.OnAgenda ? before.LeftAgendas : before.LeftAgendas.Remove(place).Add(place),
        };
    }

    /// <summary>The reminders are as a row said: nothing more is owed, unless it was moved meanwhile.</summary>
    public static ConferenceState Armed(ConferenceState state, ConferenceState seen) =>
        state.Start == seen.Start && state.End == seen.End && IsOver(state.Stage) == IsOver(seen.Stage) ? state with { RemindersOwed = false } : state;

    /// <summary>The agenda has it as a row said, unless it was moved meanwhile.</summary>
    public static ConferenceState Announced(ConferenceState state, ConferenceState seen) =>
        AgendaPlace.Of(state) == AgendaPlace.Of(seen) && state.Start == seen.Start && state.End == seen.End ? state with { OnAgenda = true } : state;

    /// <summary>Whether nothing is ever due for it again.</summary>
    public static bool IsOver(ConferenceStage stage) => stage is ConferenceStage.Ended or ConferenceStage.Missed or ConferenceStage.Cancelled;
}
