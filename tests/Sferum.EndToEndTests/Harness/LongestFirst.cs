using Xunit;
using Xunit.Abstractions;

[assembly: CollectionBehavior(MaxParallelThreads = 5)]
[assembly: TestCollectionOrderer("Sferum.EndToEndTests.Harness.LongestFirst", "Sferum.EndToEndTests")]

namespace Sferum.EndToEndTests.Harness;

/// <summary>The journeys mostly wait for the clock, and are the longest: they begin first, and more tests run at the same time than there are cores.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(tests => tests.DisplayName.Contains(".Journeys.", StringComparison.Ordinal));
}
