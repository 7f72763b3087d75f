namespace Sferum.Sandbox.World.Journal;

/// <summary>The journal cannot be used: held by another process, damaged in the middle, or no longer writable.</summary>
internal sealed class JournalException(string message, Exception? cause = null) : Exception(message, cause);
