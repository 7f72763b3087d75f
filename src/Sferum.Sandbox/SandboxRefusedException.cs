namespace Sferum.Sandbox;

/// <summary>The sandbox will not start like this; the message says why.</summary>
public sealed class SandboxRefusedException(string message, Exception? cause = null) : Exception(message, cause);
