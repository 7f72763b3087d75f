using Microsoft.AspNetCore.Http;
using Sferum.GrpcHost.Auth;
using Xunit;

namespace Sferum.UnitTests.Auth;

public sealed class EndpointAccessTests
{
    [Fact]
    public void Needed_OfAnUnmarkedEndpoint_IsAnAdministrators() => Assert.Equal(CallerRole.Administrator, Needed(Endpoint(new object()), isGrpc: false));

    [Fact]
    public void Needed_OfAMarkedEndpoint_IsNothing() => Assert.Null(Needed(Endpoint(OpenFace.Mark), isGrpc: false));

    [Fact]
    public void Needed_OfNoEndpoint_IsNothing() => Assert.Null(Needed(null, isGrpc: false));

    [Fact]
    public void Needed_OfAMethodThatDoesNotExist_IsSomeCaller() => Assert.Equal(CallerRole.None, Needed(null, isGrpc: true));

    private static CallerRole? Needed(Endpoint? endpoint, bool isGrpc) => EndpointAccess.Needed(endpoint, isGrpc, out _);

    private static Endpoint Endpoint(object mark) => new(null, new EndpointMetadataCollection(mark), "");
}
