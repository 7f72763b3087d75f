using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>How often a school looks through its conferences for a change: at once, and once more for those that were being planned meanwhile. Pure.</summary>
internal static class ConferenceLooks
{
    /// <summary>The looks after which one is left.</summary>
    public const int Last = 1;

    // Longer than a plan may take to come to the disk.
    private static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(2);

    /// <summary>What is owed to the conferences.</summary>
    public static Owed Owed(DateTimeOffset change, int looks) => looks switch
    {
        > Last => Commits.Owed.Nothing,
        Last => Commits.Owed.At(change + SecondLook),
        _ => Commits.Owed.Now,
    };

    /// <summary>The one of two that is owed sooner.</summary>
    public static Owed Sooner(Owed one, Owed other) =>
        !one.Any || (other.Any && (other.From ?? DateTimeOffset.MinValue) < (one.From ?? DateTimeOffset.MinValue)) ? other : one;
}
