using System.Globalization;

namespace Sferum.Testing.Processes;

/// <summary>All ports of a service, chosen before its first start, so that every later one finds the same.</summary>
internal sealed record ServicePorts(int Grpc, int Http, int Silo, int Gateway)
{
    public static ServicePorts Take() => new(FreePorts.Take(), FreePorts.Take(), FreePorts.Take(), FreePorts.Take());

    /// <summary>Those of a facade.</summary>
    public IEnumerable<string> OfFacade => [Argument("Listen:GrpcPort", Grpc), Argument("Listen:HttpPort", Http)];

    public IEnumerable<string> Arguments => [.. OfFacade, Argument("Silo:Port", Silo), Argument("Silo:GatewayPort", Gateway)];

    private static string Argument(string name, int port) => string.Create(CultureInfo.InvariantCulture, $"--Sferum:{name}={port}");
}
