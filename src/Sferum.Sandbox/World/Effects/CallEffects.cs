namespace Sferum.Sandbox.World.Effects;

internal sealed record CallStarted(string Call, long? Chat, string JoinLink) : Effect;

internal sealed record CallFinished(string Call) : Effect;

internal sealed record ParticipantJoined(string Call, long User) : Effect;
