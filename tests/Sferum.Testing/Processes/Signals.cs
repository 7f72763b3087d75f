using System.Runtime.InteropServices;

namespace Sferum.Testing.Processes;

/// <summary>Signals to a process, as a supervisor sends them.</summary>
public static partial class Signals
{
    private const int Term = 15;
    private const int Continue = 18;
    private const int Stop = 19;

    /// <summary>Asks a process to end (SIGTERM).</summary>
    public static void Terminate(int processId) => Send(processId, Term);

    /// <summary>Stops a process where it is (SIGSTOP): it keeps its ports and connections, and says nothing.</summary>
    public static void Freeze(int processId) => Send(processId, Stop);

    /// <summary>Lets a process go on that was stopped (SIGCONT).</summary>
    public static void Thaw(int processId) => Send(processId, Continue);

    private static void Send(int processId, int signal)
    {
        if (Kill(processId, signal) != 0)
            throw new InvalidOperationException($"Process {processId} could not be signalled.");
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
