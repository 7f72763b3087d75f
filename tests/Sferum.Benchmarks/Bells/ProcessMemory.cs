using System.Globalization;
using Sferum.Testing.Processes;

namespace Sferum.Benchmarks.Bells;

/// <summary>What a service's process holds of the machine's memory, in megabytes.</summary>
internal static class ProcessMemory
{
    /// <summary>Now.</summary>
    public static long Now(ServiceProcess service) => Read(service, "VmRSS:");

    /// <summary>At its most, in this life of the process.</summary>
    public static long Peak(ServiceProcess service) => Read(service, "VmHWM:");

    private static long Read(ServiceProcess service, string name) => long.Parse(
        File.ReadLines($"/proc/{service.ProcessId}/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture) / 1024;
}
