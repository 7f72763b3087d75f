using Microsoft.Extensions.Options;
using Orleans.Runtime.MembershipService;
using Sferum.Silo.Clustering;
using Sferum.Silo.Storage;

namespace Sferum.Silo;

/// <summary>Runs a host so that a refused start is one plain message on stderr and exit code 1, without a stack trace.</summary>
public static class PlainStart
{
    /// <summary>Runs it and gives the exit code of the process.</summary>
    /// <param name="run">Makes, starts and awaits the host.</param>
    /// <param name="isRefusal">Further exceptions whose message says all that the one at the console needs.</param>
    public static async Task<int> RunAsync(Func<Task> run, Func<Exception, bool>? isRefusal = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            await run();
            return 0;
        }
        catch (Exception error) when (IsRefusal(error) || isRefusal?.Invoke(error) == true)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    // The last one is a silo's that could not reach the others of its cluster for long: a port closed between machines, a certificate that they do not take.
    private static bool IsRefusal(Exception error) => error is StorageStartException or PortInUseException or SiloExposedException or OptionsValidationException
        or OrleansClusterConnectivityCheckFailedException;
}
