using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Agenda;

/// <summary>Where a conference stands in a chat's agenda.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Slot">The slot of its start's month.</param>
[GenerateSerializer, Immutable, Alias("sferum.AgendaPlace")]
internal readonly record struct AgendaPlace([property: Id(0)] ChatId Chat, [property: Id(1)] int Slot)
{
    /// <summary>The place of a conference as its row says.</summary>
    public static AgendaPlace Of(ConferenceState state) => new(state.Chat, AgendaRules.SlotOf(state.Start));
}
