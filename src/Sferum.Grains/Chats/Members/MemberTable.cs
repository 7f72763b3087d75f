using System.Collections;
using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Members;

/// <summary>The members of a chat in the order of their accounts, each once; up to 3,000. Immutable: a change makes new only the chunks that it touches.</summary>
internal sealed class MemberTable : IReadOnlyCollection<MemberRecord>
{
    private readonly ImmutableArray<MemberChunk> _chunks;

    private MemberTable(ImmutableArray<MemberChunk> chunks) => (_chunks, Count) = (chunks, chunks.Sum(chunk => chunk.Records.Length));

    /// <summary>Nobody.</summary>
    public static MemberTable Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>The chunks.</summary>
    public IReadOnlyList<MemberChunk> Chunks => _chunks;

    /// <summary>Reads a table.</summary>
    public static MemberTable FromPacked(IEnumerable<byte[]> chunks) => new([.. chunks.Select(MemberChunk.FromPacked)]);

    /// <summary>An account's record; null when there is none.</summary>
    public MemberRecord? Find(AccountId account) =>
        ChunkOf(account) is >= 0 and var chunk && IndexOf(_chunks[chunk].Records, account) is >= 0 and var index ? _chunks[chunk].Records[index] : null;

    /// <summary>Makes another record of an account's; the same table when there is none or it does not change.</summary>
    public MemberTable Change(AccountId account, Func<MemberRecord, MemberRecord> change)
    {
        if (ChunkOf(account) is not (>= 0 and var chunk) || IndexOf(_chunks[chunk].Records, account) is not (>= 0 and var index))
        {
            return this;
        }

        var (records, next) = (_chunks[chunk].Records, change(_chunks[chunk].Records[index]));
        return ReferenceEquals(next, records[index]) ? this : new(_chunks.SetItem(chunk, new MemberChunk(records.SetItem(index, next))));
    }

    /// <summary>Makes other records of some; the same table when none changes.</summary>
    public MemberTable Each(Func<MemberRecord, MemberRecord> change) => Rebuild(chunk => Each(chunk, change));

    /// <summary>Makes other records of some that an older table has otherwise; the same table when none changes.</summary>
    public MemberTable EachChanged(MemberTable before, Func<MemberRecord, MemberRecord, MemberRecord> change)
    {
        if (ReferenceEquals(before, this))
        {
            return this;
        }

        var known = before._chunks.ToHashSet();
        return Rebuild(chunk => known.Contains(chunk)
            ? [chunk]
            : Each(chunk, member => before.Find(member.Account) is { } old && !ReferenceEquals(old, member) ? change(old, member) : member));
    }

    /// <summary>Takes some out; the same table when there are none.</summary>
    public MemberTable RemoveAll(Predicate<MemberRecord> match) =>
        Rebuild(chunk => chunk.Records.RemoveAll(match) is var kept && kept.Length == chunk.Records.Length ? [chunk] : MemberChunk.Split(kept));

    /// <summary>Puts people in who are not there.</summary>
    public MemberTable Add(IEnumerable<MemberRecord> members)
    {
        var coming = members.OrderBy(member => member.Account, ChatMembers.Order).ToImmutableArray();
        if (_chunks.IsEmpty)
        {
            return new([.. MemberChunk.Split(coming)]);
        }

        var places = coming.ToLookup(member => Math.Max(0, ChunkOf(member.Account)));
        return new([.. _chunks.SelectMany((chunk, place) => places.Contains(place) ? Merged(chunk, places[place]) : [chunk])]);
    }

    /// <inheritdoc/>
    public IEnumerator<MemberRecord> GetEnumerator()
    {
        foreach (var chunk in _chunks)
        {
            foreach (var member in chunk.Records)
            {
                yield return member;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IEnumerable<MemberChunk> Merged(MemberChunk chunk, IEnumerable<MemberRecord> coming)
    {
        ImmutableArray<MemberRecord> merged = [.. chunk.Records.Concat(coming).OrderBy(member => member.Account, ChatMembers.Order)];
        return merged.Length <= MemberChunk.Most ? [new MemberChunk(merged)] : MemberChunk.Split(merged);
    }

    private static IEnumerable<MemberChunk> Each(MemberChunk chunk, Func<MemberRecord, MemberRecord> change)
    {
        ImmutableArray<MemberRecord>.Builder? next = null;
        for (var i = 0; i < chunk.Records.Length; i++)
        {
            var record = change(chunk.Records[i]);
            if (!ReferenceEquals(record, chunk.Records[i]))
            {
                next ??= chunk.Records.ToBuilder();
                next[i] = record;
            }
        }

        return next is null ? [chunk] : [new MemberChunk(next.MoveToImmutable())];
    }

    private MemberTable Rebuild(Func<MemberChunk, IEnumerable<MemberChunk>> make)
    {
        ImmutableArray<MemberChunk> next = [.. _chunks.SelectMany(make)];
        return next.SequenceEqual(_chunks) ? this : new(next);
    }

    // The chunk in whose range an account is, or would be; -1 before the first.
    private int ChunkOf(AccountId account)
    {
        var (low, high) = (0, _chunks.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = ChatMembers.Order.Compare(_chunks[middle].First, account) <= 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return high;
    }

    private static int IndexOf(ImmutableArray<MemberRecord> records, AccountId account)
    {
        var (low, high) = (0, records.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = ChatMembers.Order.Compare(records[middle].Account, account);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
