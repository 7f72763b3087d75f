using Sferum.EndToEndTests.Browser;
using Sferum.EndToEndTests.Rows;
using Xunit;
using Xunit.Abstractions;

[assembly: CollectionBehavior(MaxParallelThreads = 5)]
[assembly: TestCollectionOrderer("Sferum.EndToEndTests.Harness.LongestFirst", "Sferum.EndToEndTests")]

namespace Sferum.EndToEndTests.Harness;

/// <summary>
/// The rows, one after the other in one deployment, take longest of all; then come the journeys, which mostly wait for the clock, and the pages in their browser. More tests run at the same time than there are
/// cores.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [RowsOfOneDeployment.Name, ".Journeys.", PagesOfOneDeployment.Name, nameof(ConferenceClockTests), nameof(ConferenceEditsTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(PlaceOf);

    private static int PlaceOf(ITestCollection tests)
    {
        var place = Array.FindIndex(Longest, part => tests.DisplayName == part || (part != RowsOfOneDeployment.Name && tests.DisplayName.Contains(part, StringComparison.Ordinal)));
        return place < 0 ? Longest.Length : place;
    }
}
