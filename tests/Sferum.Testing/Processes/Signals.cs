using System.Runtime.InteropServices;

namespace Sferum.Testing.Processes;

/// <summary>Signals to a process, as a supervisor sends them.</summary>
public static partial class Signals
{
    private const int Term = 15;

    /// <summary>Asks a process to end (SIGTERM).</summary>
    public static void Terminate(int processId)
    {
        if (Kill(processId, Term) != 0)
            throw new InvalidOperationException($"Process {processId} could not be signalled.");
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
