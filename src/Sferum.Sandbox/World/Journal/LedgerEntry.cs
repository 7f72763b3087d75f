using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.World.Journal;

/// <summary>One line of the journal: one effect, who caused it and by what.</summary>
/// <param name="Seq">1, 2, 3 … over the whole life of the file.</param>
/// <param name="User">The acting profile; a community is negative; 0 where no profile acts (seeding, tests, an account before it has one).</param>
/// <param name="Method">The VK method, OAuth address or control call behind it.</param>
internal sealed record LedgerEntry(long Seq, DateTimeOffset Time, long User, string Method, Effect Effect);
