using Sferum.GrpcHost;
using Xunit;

namespace Sferum.UnitTests.Contract;

/// <summary>No rpc of the contract answers UNIMPLEMENTED.</summary>
public sealed class ImplementedRpcsTests
{
    [Fact]
    public void Rpcs_AllOfTheContract_AreCarriedOutByAService()
    {
        var services = typeof(SferumApplication).Assembly.GetTypes();
        var left = GrpcHost.Contract.Services.SelectMany(service => service.Methods).Where(method => !services.Any(type =>
            type.BaseType?.DeclaringType?.FullName == $"Sferum.V1.{method.Service.Name}" && type.GetMethod(method.Name)?.DeclaringType == type));

        Assert.Empty(left.Select(method => $"{method.Service.Name}.{method.Name}"));
    }
}
