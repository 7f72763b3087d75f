using Sferum.Sandbox.World.Journal;

namespace Sferum.Sandbox.Control.Views;

/// <summary>Effects in order.</summary>
/// <param name="Last">Where to go on: the next page's <c>after</c>.</param>
/// <param name="More">True when there are further effects already.</param>
internal sealed record LedgerPage(IReadOnlyList<LedgerEntry> Items, long Last, bool More);
