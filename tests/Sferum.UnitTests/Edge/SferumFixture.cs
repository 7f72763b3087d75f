using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Sferum.Testing;
using Xunit;

namespace Sferum.UnitTests.Edge;

/// <summary>One service for a class of tests; behind its edge two methods are stood in for, so that the edge alone is tested.</summary>
public sealed class SferumFixture : IAsyncLifetime
{
    public SferumUnderTest Sferum { get; private set; } = null!;

    public async Task InitializeAsync() => Sferum = await SferumUnderTest.StartAsync(
        configure: services => services.Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<StandInServices>()));

    public async Task DisposeAsync() => await Sferum.DisposeAsync();
}
