namespace Sferum.Testing.Sandbox;

/// <summary>One effect on the Sferum side, in the order in which they happened.</summary>
/// <param name="Seq">1, 2, 3 … without a gap.</param>
/// <param name="Time">When.</param>
/// <param name="User">Whose token; 0 where nobody acts.</param>
/// <param name="Method">The method behind it.</param>
/// <param name="Effect">What changed.</param>
public sealed record LedgerEntry(long Seq, DateTimeOffset Time, long User, string Method, LedgerEffect Effect);
