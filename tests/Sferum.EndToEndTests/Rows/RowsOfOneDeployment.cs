using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>The tests of rows share one deployment.</summary>
[CollectionDefinition(Name)]
public sealed class RowsOfOneDeployment : ICollectionFixture<SharedDeployment>
{
    public const string Name = "rows";
}
