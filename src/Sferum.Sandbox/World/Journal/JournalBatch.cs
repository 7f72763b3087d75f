using System.Buffers;

namespace Sferum.Sandbox.World.Journal;

/// <summary>Lines that go to the operating system in one write.</summary>
internal sealed class JournalBatch
{
    public ArrayBufferWriter<byte> Lines { get; } = new(4096);

    public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
