using Xunit;

namespace Sferum.EndToEndTests.Browser;

/// <summary>The tests of the pages share one deployment and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class PagesOfOneDeployment : ICollectionFixture<BrowserDeployment>
{
    public const string Name = "pages";
}
