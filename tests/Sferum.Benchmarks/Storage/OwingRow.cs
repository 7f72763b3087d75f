using Sferum.Grains.Commits;

namespace Sferum.Benchmarks.Storage;

/// <summary>A state of some size that may owe something.</summary>
[GenerateSerializer]
[Alias("sferum.benchmark.owing-row")]
internal sealed class OwingRow : IOwing
{
    [Id(0)]
    public byte[] Body { get; set; } = [];

    [Id(1)]
    public DateTimeOffset? OwedFrom { get; set; }
}
