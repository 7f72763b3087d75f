namespace Sferum.Sandbox.Control.People;

/// <summary>Flags to set; what is left out stays as it is.</summary>
internal sealed record FlagsRequest(bool? Privacy, bool? Deactivated);
