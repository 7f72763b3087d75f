namespace Sferum.Testing.Processes;

/// <summary>What a process wrote on its two outputs, over all its lives.</summary>
internal sealed class ProgramOutput
{
    private const int Kept = 20_000;
    private const int Shown = 80;

    private readonly Lock gate = new();
    private readonly Queue<string> lines = [];

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
            if (lines.Count > Kept)
                lines.Dequeue();
        }
    }

    /// <summary>The last lines, for a failure's message.</summary>
    public override string ToString()
    {
        var all = Lines;
        return all.Count == 0 ? "It wrote nothing." : string.Join(Environment.NewLine, all.Skip(all.Count - Shown).Prepend("Its last lines:"));
    }
}
