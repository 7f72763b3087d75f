using System.IO.Hashing;
using System.Text;

namespace Sferum.Grains.Commits;

/// <summary>
/// Which of the rows that owe something a silo wakes: with several silos each has a share by a hash of the grain, so that not all of them wake everything. Nothing depends on it: silos that see the cluster differently wake a row
/// twice, or not before the next sweep, and what has owed for long is everybody's.
/// </summary>
/// <param name="Index">Which of the silos this one is, from 0.</param>
/// <param name="Count">How many there are; 1 where this one is alone.</param>
internal readonly record struct SweepShare(int Index, int Count)
{
    // A silo that is frozen does nothing for its share, and is declared dead after 12 s at the earliest.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    /// <summary>All of it.</summary>
    internal static SweepShare Whole { get; } = new(0, 1);

    /// <summary>The share of one of these silos; all of it where it is not among them.</summary>
    /// <param name="own">The silo's own address.</param>
    /// <param name="active">The addresses of all silos that work, in any order.</param>
    internal static SweepShare Of(string own, IEnumerable<string> active)
    {
        string[] silos = [.. active.Order(StringComparer.Ordinal)];
        var index = Array.IndexOf(silos, own);
        return index < 0 ? Whole : new SweepShare(index, silos.Length);
    }

    /// <summary>Whether a row is this silo's to wake.</summary>
    internal bool Takes(OwedRow row, DateTimeOffset now) =>
        Count <= 1 || now - row.DueAt >= Long || XxHash32.HashToUInt32(Encoding.UTF8.GetBytes($"{row.GrainType}/{row.Key}")) % (uint)Count == Index;
}
