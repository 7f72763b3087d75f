using System.Globalization;

namespace Sferum.Testing.Processes;

/// <summary>All ports of a service, chosen before its first start, so that every later one finds the same.</summary>
internal sealed record ServicePorts(int Grpc, int Http, int Silo, int Gateway)
{
    public static ServicePorts Take() => new(FreePorts.Take(), FreePorts.Take(), FreePorts.Take(), FreePorts.Take());

    public IEnumerable<string> Arguments =>
    [
        Argument("Listen:GrpcPort", Grpc),
        Argument("Listen:HttpPort", Http),
        Argument("Silo:Port", Silo),
        Argument("Silo:GatewayPort", Gateway),
    ];

    private static string Argument(string name, int port) => string.Create(CultureInfo.InvariantCulture, $"--Sferum:{name}={port}");
}
