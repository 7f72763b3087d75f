using System.Diagnostics;
using Sferum.Testing.Waiting;

namespace Sferum.Testing.Processes;

/// <summary>A real program in a process of its own, with ports and a directory that stay the same over its deaths.</summary>
public abstract class RestartableProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What whoever supervises it would wait.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(40);

    private readonly string project;
    private readonly DirectoryInfo directory;
    private readonly ProgramOutput output;
    private ChildProcess? life;
    private long linesBefore;

    private protected RestartableProcess(string project)
    {
        this.project = project;
        directory = Directory.CreateTempSubdirectory("sferum-process-");
        output = new ProgramOutput(OutputFile);
    }

    /// <summary>Where its data lies; gone with this object.</summary>
    public string DataDirectory => Path.Combine(directory.FullName, "data");

    /// <summary>All that it wrote, over all its lives.</summary>
    public string OutputFile => Path.Combine(directory.FullName, "output.log");

    /// <summary>What it wrote, over all its lives: at most the last 20,000 lines.</summary>
    public IReadOnlyList<string> Output => output.Lines;

    /// <summary>The id of the process that lives now, or lived last.</summary>
    public int ProcessId => life?.Id ?? throw new InvalidOperationException("It has not been started.");

    /// <summary>How the process that lived last ended; null while it lives.</summary>
    public int? ExitCode => life?.ExitCode;

    /// <summary>How long it took from the last start until it was ready.</summary>
    public TimeSpan TimeToReady { get; private set; }

    /// <summary>Kills it and its children at once (signal 9), and comes back when it is gone.</summary>
    public virtual Task KillAsync() => life?.KillAsync() ?? Task.CompletedTask;

    /// <summary>Asks it to end in order (signal 15), and comes back when it has, within 40 s; answers its exit code.</summary>
    public Task<int> TerminateAsync() => life?.TerminateAsync(Farewell) ?? throw new InvalidOperationException("It has not been started.");

    /// <summary>Starts it again after its death, on the same ports and directory, and comes back when it is ready.</summary>
    /// <exception cref="ProcessNotReadyException">It ended, or was not ready within a minute.</exception>
    public virtual async Task StartAgainAsync()
    {
        if (life is { ExitCode: null })
            throw new InvalidOperationException("It is still alive.");
        if (life is not null)
            await life.DisposeAsync();
        var started = Stopwatch.GetTimestamp();
        linesBefore = output.Count;
        life = ChildProcess.Start(BuiltProgram.Assembly(project), Arguments, directory.FullName, output);
        await ReadyAsync(life);
        TimeToReady = Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Ends it, whatever state it is in, and deletes its directory.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await LeaveAsync();
        if (life is not null)
            await life.DisposeAsync();
        output.Dispose();
        directory.Delete(recursive: true);
    }

    private protected abstract IReadOnlyList<string> Arguments { get; }

    /// <summary>Whether it has written this line since its last start.</summary>
    private protected bool IsSaidInThisLife(string line) => output.Since(linesBefore).Contains(line);

    /// <summary>Asks the program itself; what it does not answer yet is false, not thrown.</summary>
    private protected abstract Task<bool> IsReadyAsync();

    /// <summary>Lets go of what was opened to it.</summary>
    private protected abstract ValueTask LeaveAsync();

    /// <summary>Starts for the first time; nothing is left behind when that fails.</summary>
    private protected static async Task<T> FirstStartAsync<T>(T process)
        where T : RestartableProcess
    {
        try
        {
            await process.StartAgainAsync();
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private async Task ReadyAsync(ChildProcess child)
    {
        try
        {
            await Eventually.HoldsAsync(async () => child.ExitCode is not null || await IsReadyAsync(), Patience);
        }
        catch (TimeoutException)
        {
            throw new ProcessNotReadyException($"{project} was not ready within {Patience.TotalSeconds} s. {output}");
        }

        if (child.ExitCode is { } code)
            throw new ProcessNotReadyException($"{project} ended with code {code} before it was ready. {output}");
    }
}
