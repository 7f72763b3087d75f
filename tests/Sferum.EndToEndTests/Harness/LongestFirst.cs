using Sferum.EndToEndTests.Rows;
using Xunit;
using Xunit.Abstractions;

[assembly: CollectionBehavior(MaxParallelThreads = 5)]
[assembly: TestCollectionOrderer("Sferum.EndToEndTests.Harness.LongestFirst", "Sferum.EndToEndTests")]

namespace Sferum.EndToEndTests.Harness;

/// <summary>
/// The rows, one after the other in one deployment, take longest of all; then come the journeys and whatever else mostly waits for the clock. More tests run at the same time than there are
/// cores.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [RowsOfOneDeployment.Name, ".Journeys.", nameof(HandOverTests), nameof(ConferenceClockTests), nameof(ConferenceEditsTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(PlaceOf);

    private static int PlaceOf(ITestCollection tests)
    {
        var place = Array.FindIndex(Longest, part => tests.DisplayName == part || (part != RowsOfOneDeployment.Name && tests.DisplayName.Contains(part, StringComparison.Ordinal)));
        return place < 0 ? Longest.Length : place;
    }
}
