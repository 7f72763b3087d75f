using Sferum.Grains.Commits;

namespace Sferum.ClusterTests.Storage;

[GenerateSerializer]
[Alias("sferum.test.storage-state")]
public sealed class StorageTestState : IOwing
{
    [Id(0)]
    public List<string> Notes { get; set; } = [];

    [Id(1)]
    public DateTimeOffset? OwedFrom { get; set; }
}
