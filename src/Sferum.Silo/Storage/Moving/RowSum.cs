using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Sferum.Silo.Storage.Moving;

/// <summary>How many rows there are, and the sum of their hashes: the same for the same rows in any order.</summary>
internal sealed class RowSum
{
    private readonly XxHash64 _row = new();
    private ulong _sum;

    public long Count { get; private set; }

    public void Add(StoredState state)
    {
        Append(state.ServiceId, state.Type, state.Key);
        Append(state.N0, state.N1, state.Version, state.ModifiedAt, state.OwedFrom ?? -1, state.Payload?.Length ?? -1);
        _row.Append(state.Payload ?? []);
        Close();
    }

    public void Add(StoredReminder reminder)
    {
        Append(reminder.ServiceId, reminder.GrainId, reminder.Name);
        Append(reminder.Hash, reminder.Start, reminder.Period, reminder.Version);
        Close();
    }

    public void Add(StoredAuditEntry entry)
    {
        Append(entry.Texts);
        Append(entry.At, entry.Refusal);
        Close();
    }

    public bool IsThatOf(RowSum other) => (Count, _sum) == (other.Count, other._sum);

    private void Append(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            _row.Append(Encoding.UTF8.GetBytes(text));
            _row.Append([0]);
        }
    }

    private void Append(params ReadOnlySpan<long> numbers) => _row.Append(MemoryMarshal.AsBytes(numbers));

    private void Close()
    {
        Count++;
        _sum = unchecked(_sum + _row.GetCurrentHashAsUInt64());
        _row.Reset();
    }
}
