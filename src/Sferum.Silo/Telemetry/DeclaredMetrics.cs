using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;

namespace Sferum.Silo.Telemetry;

/// <summary>
/// Declares every instrument at the start, once whoever collects them listens: a count of what has not happened yet is then there at zero, and the first time is seen as a rise. Instruments stand in static classes
/// that are named <c>XMetrics</c>.
/// </summary>
internal sealed class DeclaredMetrics : IHostedService
{
    private const string Ending = "Metrics";

    /// <summary>Declares the instruments of assemblies; twice is no harm.</summary>
    public static void Of(params IEnumerable<Assembly> assemblies)
    {
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith(Ending, StringComparison.Ordinal)))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Of(AppDomain.CurrentDomain.GetAssemblies().Where(IsOurs));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsOurs(Assembly assembly) => assembly.GetName().Name is "Sferum.Grains" or "Sferum.Silo" or "Sferum.GrpcHost";
}
