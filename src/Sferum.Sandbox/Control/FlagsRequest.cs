namespace Sferum.Sandbox.Control;

/// <summary>Flags to set; what is left out stays as it is.</summary>
internal sealed record FlagsRequest(bool? Privacy, bool? Deactivated);
