namespace Sferum.Testing.Sandbox;

/// <summary>A call as the ledger tells it.</summary>
internal sealed record LedgerCall(long Since, long? Chat, bool IsFinished = false);
