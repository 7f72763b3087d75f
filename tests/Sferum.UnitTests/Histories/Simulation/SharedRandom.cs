using System.Reflection;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>Makes <see cref="Random.Shared"/>, from which the grains draw the jitter of their pauses, give the same numbers again on this thread.</summary>
internal static class SharedRandom
{
    private static readonly FieldInfo Instance = FieldOf(typeof(Random).GetNestedType("ThreadSafeRandom", BindingFlags.NonPublic)!, "t_random");

    private static readonly FieldInfo[] State = [.. new[] { "_s0", "_s1", "_s2", "_s3" }.Select(name => FieldOf(Instance.FieldType, name))];

    public static void Seed(Chance chance)
    {
        _ = Random.Shared.NextDouble();
        var random = Instance.GetValue(null)!;
        for (var i = 0; i < State.Length; i++)
        {
            State[i].SetValue(random, chance.For((ulong)i).Seed | 1);
        }
    }

    private static FieldInfo FieldOf(Type type, string name) =>
        type.GetField(name, BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
        ?? throw new InvalidOperationException($"{type} has no {name} any more: find another way to repeat its numbers.");
}
