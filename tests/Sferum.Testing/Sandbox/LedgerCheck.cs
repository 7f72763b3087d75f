namespace Sferum.Testing.Sandbox;

/// <summary>
/// Holds a ledger against the promise that nothing is done twice, whatever failed in between. It knows nothing of what was wanted, only that: no chat
/// while one of the same title and owner lives, no member who is in, no call in a chat that has one, no end of what is over. Two schools whose
/// chats have the same titles must have two administrators for this.
/// </summary>
public static class LedgerCheck
{
    /// <summary>Every doubled effect in words; empty when all is well.</summary>
    /// <param name="ledger">The whole ledger, from its first entry on.</param>
    public static IReadOnlyList<string> Doubled(IEnumerable<LedgerEntry> ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var replay = new LedgerReplay();
        return [.. ledger.SelectMany(replay.Apply)];
    }

    /// <summary>Throws when something was done twice.</summary>
    /// <param name="ledger">The whole ledger, from its first entry on.</param>
    /// <exception cref="DoubledEffectsException">Says what, when and by whom.</exception>
    public static void NothingDoubled(IEnumerable<LedgerEntry> ledger)
    {
        if (Doubled(ledger) is { Count: > 0 } doubled)
            throw new DoubledEffectsException(doubled);
    }
}
