namespace Sferum.Sandbox.Control;

/// <summary>Someone who opens a call's link.</summary>
internal sealed record ParticipantRequest(long UserId);
