using System.Buffers;
using System.Text.Json;

namespace Sferum.Sandbox.World.Journal;

/// <summary>
/// The append-only file behind the world. Lines gather while a write is under way and leave together in the next one; whoever answers a
/// client first waits for <see cref="SettledAsync"/>. The operating system has the line then: a killed process loses nothing, a lost machine may.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly FileStream lockFile;
    private readonly FileStream file;
    private readonly Utf8JsonWriter writer;
    private JournalBatch pending = new();
    private JournalBatch? inFlight;
    private Exception? failure;

    private Journal(FileStream lockFile, FileStream file)
    {
        this.lockFile = lockFile;
        this.file = file;
        writer = new Utf8JsonWriter(pending.Lines, new JsonWriterOptions { Encoder = JournalJson.Lines.Options.Encoder, SkipValidation = true });
    }

    /// <summary>Opens the journal of a directory for this process alone, hands every entry to <paramref name="replay"/>, and cuts off a torn last line.</summary>
    public static Journal Open(string directory, Action<LedgerEntry> replay)
    {
        Make(directory);
        var lockFile = Lock(directory);
        try
        {
            var path = Path.Combine(directory, "journal.jsonl");
            var file = OpenForOwner(path, FileShare.Read);
            var reader = new JournalReader(file);
            foreach (var entry in reader.Entries())
                replay(entry);
            file.SetLength(reader.GoodLength);
            file.Position = reader.GoodLength;
            return new Journal(lockFile, file);
        }
        catch
        {
            lockFile.Dispose();
            throw;
        }
    }

    public void Append(LedgerEntry entry)
    {
        lock (gate)
        {
            if (failure is not null)
                throw new JournalException("The journal can no longer be written.", failure);
            writer.Reset(pending.Lines);
            JsonSerializer.Serialize(writer, entry, JournalJson.Lines.LedgerEntry);
            writer.Flush();
            pending.Lines.Write("\n"u8);
            if (inFlight is null)
                StartWriting();
        }
    }

    /// <summary>Done when everything appended before has reached the operating system.</summary>
    public Task SettledAsync()
    {
        lock (gate)
        {
            if (failure is not null)
                return Task.FromException(new JournalException("The journal can no longer be written.", failure));
            return pending.Lines.WrittenCount > 0 ? pending.Written.Task : inFlight?.Written.Task ?? Task.CompletedTask;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await SettledAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await writer.DisposeAsync();
        await file.DisposeAsync();
        await lockFile.DisposeAsync();
    }

    // A demo world has phones and tokens in it, too: a directory that is made here is its owner's alone.
    private static void Make(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStream OpenForOwner(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static FileStream Lock(string directory)
    {
        try
        {
            return OpenForOwner(Path.Combine(directory, "lock"), FileShare.None);
        }
        catch (IOException held)
        {
            throw new JournalException($"The directory {Path.GetFullPath(directory)} is in use by another sandbox.", held);
        }
    }

    private void StartWriting()
    {
        var batch = TakePending();
        ThreadPool.UnsafeQueueUserWorkItem(static state => state.Journal.WriteAll(state.Batch), (Journal: this, Batch: batch), preferLocal: false);
    }

    private JournalBatch TakePending()
    {
        var batch = inFlight = pending;
        pending = new JournalBatch();
        return batch;
    }

    private void WriteAll(JournalBatch first)
    {
        for (JournalBatch? batch = first; batch is not null;)
        {
            try
            {
                file.Write(batch.Lines.WrittenSpan);
            }
            catch (Exception trouble) when (trouble is IOException or ObjectDisposedException)
            {
                Fail(batch, trouble);
                return;
            }

            var written = batch;
            lock (gate)
            {
                inFlight = null;
                batch = pending.Lines.WrittenCount > 0 ? TakePending() : null;
            }

            written.Written.SetResult();
        }
    }

    private void Fail(JournalBatch batch, Exception trouble)
    {
        lock (gate)
        {
            failure = trouble;
            batch.Written.SetException(trouble);
            pending.Written.TrySetException(trouble);
        }
    }
}
