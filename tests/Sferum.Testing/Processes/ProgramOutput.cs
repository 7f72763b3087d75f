namespace Sferum.Testing.Processes;

/// <summary>What a process wrote on its two outputs, over all its lives: the last lines here, all of it in a file.</summary>
internal sealed class ProgramOutput(string file) : IDisposable
{
    private const int Kept = 20_000;
    private const int Shown = 80;

    private readonly Lock gate = new();
    private readonly StreamWriter whole = new(file) { AutoFlush = true };
    private readonly Queue<string> lines = [];
    private long count;

    /// <summary>How many lines it has written.</summary>
    public long Count
    {
        get
        {
            lock (gate)
                return count;
        }
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
                return [.. lines];
        }
    }

    public void Add(string? line)
    {
        // The end of an output comes as null.
        if (line is null)
            return;
        lock (gate)
        {
            lines.Enqueue(line);
            count++;
            whole.WriteLine(line);
            if (lines.Count > Kept)
                lines.Dequeue();
        }
    }

    /// <summary>What it has written since it had written so many lines, as far as that is kept.</summary>
    public IReadOnlyList<string> Since(long before)
    {
        lock (gate)
            return [.. lines.TakeLast((int)Math.Min(count - before, lines.Count))];
    }

    public void Dispose() => whole.Dispose();

    /// <summary>The last lines, for a failure's message.</summary>
    public override string ToString()
    {
        var all = Lines;
        return all.Count == 0 ? "It wrote nothing." : string.Join(Environment.NewLine, all.Skip(all.Count - Shown).Prepend("Its last lines:"));
    }
}
