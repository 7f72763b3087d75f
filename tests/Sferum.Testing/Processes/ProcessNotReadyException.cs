namespace Sferum.Testing.Processes;

/// <summary>A process ended before it was ready, or was not ready in time. The message holds its last output.</summary>
public sealed class ProcessNotReadyException(string message) : Exception(message);
