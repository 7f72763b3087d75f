using Sferum.Testing;
using Xunit;

namespace Sferum.UnitTests.Schools;

/// <summary>One whole service for a class of tests; each has a school of its own.</summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    public SferumUnderTest Sferum { get; private set; } = null!;

    public async Task InitializeAsync() => Sferum = await SferumUnderTest.StartAsync();

    public async Task DisposeAsync() => await Sferum.DisposeAsync();
}
