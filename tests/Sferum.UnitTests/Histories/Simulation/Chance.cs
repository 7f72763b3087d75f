using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>
/// Chance that can be played again. What happens to a message follows from the seed, from whom to whom it goes and how many went before it, never from the order in which lists happen to be
/// walked, so that a seed gives the same history in every process.
/// </summary>
internal readonly record struct Chance(ulong Seed)
{
    /// <summary>A number for a text, the same for ever.</summary>
    public static ulong Of(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>A chance of its own for something.</summary>
    public Chance For(ulong what) => new(Mix(Seed ^ (what * 0x9E3779B97F4A7C15)));

    public Chance For(string what) => For(Of(what));

    /// <summary>0 to 1.</summary>
    public double Number => (Mix(Seed) >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 to a number, without it.</summary>
    public int Below(int number) => (int)(Number * number);

    /// <summary>Happens so often, of 1,000 times.</summary>
    public bool Happens(int permille) => Below(1_000) < permille;

    /// <summary>Mostly near the lower bound, now and then far above it.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) => least * Math.Pow(most / least, Math.Pow(Number, 4));

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
