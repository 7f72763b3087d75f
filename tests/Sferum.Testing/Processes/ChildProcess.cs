using System.Diagnostics;
using System.Globalization;

namespace Sferum.Testing.Processes;

/// <summary>One life of a program: from its start to its death. It never outlives this process, whatever a test forgets.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    public static ChildProcess Start(string assembly, IEnumerable<string> arguments, string workingDirectory, ProgramOutput output)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Settings of whoever runs the tests are not settings of the program under test.
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
            start.Environment.Remove(name);
        var child = new ChildProcess(new Process { StartInfo = start });
        child.Run(output);
        return child;
    }

    /// <summary>Kills it and its children, as by a signal 9, and comes back when it is gone.</summary>
    public async Task KillAsync()
    {
        End();
        using var patience = new CancellationTokenSource(Farewell);
        await process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Asks it to end (signal 15), and comes back when it has; answers its exit code.</summary>
    /// <exception cref="OperationCanceledException">It has not ended in time.</exception>
    public async Task<int> TerminateAsync(TimeSpan patience)
    {
        using var ended = new CancellationTokenSource(patience);
        using (var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await signal.WaitForExitAsync(ended.Token);
        await process.WaitForExitAsync(ended.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        await KillAsync();
        process.Dispose();
    }

    private static bool IsForeign(string variable) =>
        variable.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("Sferum__", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("Sandbox__", StringComparison.OrdinalIgnoreCase);

    private void Run(ProgramOutput output)
    {
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.Start();
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void OnProcessExit(object? sender, EventArgs e) => End();

    private void End()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }
}
