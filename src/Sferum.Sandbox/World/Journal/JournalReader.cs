using System.Text.Json;

namespace Sferum.Sandbox.World.Journal;

/// <summary>Reads a journal back, and tells where its last whole line ends: what follows was torn by a crash.</summary>
internal sealed class JournalReader(Stream stream)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>The offset behind the last good line.</summary>
    public long GoodLength { get; private set; }

    public IEnumerable<LedgerEntry> Entries()
    {
        for (var line = 1L; ; line++)
        {
            var length = NextLine();
            if (length < 0)
                yield break;
            if (Parse(buffer.AsSpan(start, length)) is not { } entry)
            {
                start += length + 1;
                if (!IsAtEnd())
                    throw new JournalException($"The journal is damaged at line {line}.");
                yield break;
            }

            start += length + 1;
            GoodLength += length + 1;
            yield return entry;
        }
    }

    private static LedgerEntry? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Lines.LedgerEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsAtEnd() => start >= end && stream.Read(buffer) == 0;

    /// <summary>Length of the line at <see cref="start"/>, or -1 when no whole line is left.</summary>
    private int NextLine()
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
                return length;
            if (!Fill())
                return -1;
        }
    }

    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
