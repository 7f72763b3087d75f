namespace Sferum.UnitTests.Histories;

/// <summary>How a history ended.</summary>
/// <param name="Differences">What is not as it should be; empty when all is well.</param>
/// <param name="Told">What happened, in order, for whoever looks for the reason.</param>
/// <param name="Events">How many events it took.</param>
internal sealed record HistoryOutcome(IReadOnlyList<string> Differences, IReadOnlyList<string> Told, int Events)
{
    public bool IsWell => Differences.Count == 0;
}
