using System.Diagnostics;
using Sferum.Testing.Processes;

namespace Sferum.Benchmarks.Calls;

/// <summary>What a service has used of the machine's processors.</summary>
internal static class ServiceProcessor
{
    /// <summary>In this life of its process.</summary>
    public static TimeSpan Spent(ServiceProcess service)
    {
        using var process = Process.GetProcessById(service.ProcessId);
        return process.TotalProcessorTime;
    }
}
