namespace Sferum.Grains.Schools.Imports;

/// <summary>
/// How changes are remembered (24 hours, the last 65,000 of a school at most): those still to be carried out stand with their step, the last ones in the imports' own row, older ones in
/// parts that are written one after the other, round a ring.
/// </summary>
internal static class ChangeLogRules
{
    /// <summary>The slot of these parts.</summary>
    public const int Slot = 1_000;

    /// <summary>Parts of the ring.</summary>
    public const int Parts = 512;

    /// <summary>Changes in a part.</summary>
    public const int PerPart = 128;

    /// <summary>True when a part can be written.</summary>
    public static bool IsFull(RosterImportState state) => state.Recent.Length >= PerPart;

    /// <summary>The place of a part: its stamp is its number, beginning with 1.</summary>
    public static int PlaceOf(long number) => (int)(number % Parts);

    /// <summary>Parts that may still hold something, the newest first.</summary>
    public static IReadOnlyList<long> Written(long logged) => [.. Enumerable.Range(0, (int)Math.Min(logged, Parts)).Select(i => logged - i)];

    /// <summary>The imports after the oldest changes were written as the next part.</summary>
    public static RosterImportState Logged(RosterImportState state) =>
        state with { Recent = state.Recent.RemoveRange(0, PerPart), Logged = state.Logged + 1 };
}
