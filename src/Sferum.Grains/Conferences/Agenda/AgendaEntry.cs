
namespace Sferum.Grains.Conferences.Agenda;

/// <summary>A conference of a chat. What became of it, the conference alone knows.</summary>
/// <param name="Conference">Its id within the school.</param>
/// <param name="Start">Its planned start.</param>
/// <param name="End">Its planned end.</param>
[GenerateSerializer, Immutable, Alias("sferum.AgendaEntry")]
internal readonly record struct AgendaEntry([property: Id(0)] string Conference, [property: Id(1)] DateTimeOffset Start, [property: Id(2)] DateTimeOffset End);
