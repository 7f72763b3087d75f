using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Members;

/// <summary>
/// Some members that stand next to each other in a chat's order, with what was worked out about them once: their bytes in the row and their numbers in a list. A change of one member
/// makes one chunk new, so that a large chat costs hardly more than a small one.
/// </summary>
internal sealed class MemberChunk
{
    /// <summary>Members in a chunk that is made new.</summary>
    public const int Usual = 64;

    /// <summary>Members above which a chunk is split.</summary>
    public const int Most = 2 * Usual;

    private byte[]? _packed;
    private (ChatFrame Frame, MemberSummary Summary)? _summary;

    public MemberChunk(ImmutableArray<MemberRecord> records) => Records = records;

    private MemberChunk(byte[] packed) => (_packed, Records) = (packed, MemberUnpacking.Unpack(packed));

    /// <summary>The members, at least one.</summary>
    public ImmutableArray<MemberRecord> Records { get; }

    /// <summary>Their bytes.</summary>
    public byte[] Packed => _packed ??= MemberPacking.Pack(Records);

    /// <summary>The first of their accounts.</summary>
    public AccountId First => Records[0].Account;

    /// <summary>Reads a chunk.</summary>
    public static MemberChunk FromPacked(byte[] packed) => new(packed);

    /// <summary>Makes chunks of members in order.</summary>
    public static IEnumerable<MemberChunk> Split(ImmutableArray<MemberRecord> records)
    {
        for (var start = 0; start < records.Length; start += Usual)
        {
            yield return new MemberChunk(records.Slice(start, Math.Min(Usual, records.Length - start)));
        }
    }

    /// <summary>What they come to, for a chat that stands so.</summary>
    public MemberSummary Summary(ChatFrame frame)
    {
        if (_summary?.Frame != frame)
        {
            _summary = (frame, MemberSummary.Of(Records, frame));
        }

        return _summary!.Value.Summary;
    }
}
