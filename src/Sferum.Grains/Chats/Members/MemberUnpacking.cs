using System.Collections.Immutable;
using System.Text;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats.Members;

/// <summary>Reads the bytes that <see cref="MemberPacking"/> writes.</summary>
internal static class MemberUnpacking
{
    /// <summary>Reads members.</summary>
    /// <exception cref="InvalidDataException">The bytes are of a version that is not known.</exception>
    public static ImmutableArray<MemberRecord> Unpack(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadByte() != MemberPacking.Version)
        {
            throw new InvalidDataException("Members of an unknown form.");
        }

        var times = ReadAll(reader, () => new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero));
        var grounds = ReadAll(reader, () => ReadGround(reader, times));
        return ImmutableArray.Create(ReadAll(reader, () => ReadWhole(reader, times, grounds)));
    }

    private static MemberRecord ReadWhole(BinaryReader reader, DateTimeOffset[] times, GroundSince[] grounds)
    {
        var end = reader.Read7BitEncodedInt() + reader.BaseStream.Position;
        var member = Read(reader, times, grounds);
        reader.BaseStream.Position = end;
        return member;
    }

    private static MemberRecord Read(BinaryReader reader, DateTimeOffset[] times, GroundSince[] grounds)
    {
        var account = new AccountId(reader.ReadString());
        var parts = (MemberParts)reader.Read7BitEncodedInt();
        var own = ImmutableArray.Create(ReadAll(reader, () => grounds[reader.Read7BitEncodedInt()]));
        MemberRole? role = parts.HasFlag(MemberParts.HandRole) ? (MemberRole)reader.ReadByte() : null;
        DateTimeOffset? removed = parts.HasFlag(MemberParts.Removed) ? times[reader.Read7BitEncodedInt()] : null;
        var link = parts.HasFlag(MemberParts.Link) ? ReadLink(reader, parts) : null;
        var there = parts.HasFlag(MemberParts.There) ? ReadThere(reader, link, times) : null;
        return new MemberRecord
        {
            Account = account,
            Grounds = own,
            HandRole = role,
            RemovedSince = removed,
            Link = link,
            Subscribed = parts.HasFlag(MemberParts.Subscribed),
            Aside = parts.HasFlag(MemberParts.Aside),
            Holding = parts.HasFlag(MemberParts.Holding),
            There = parts.HasFlag(MemberParts.RoleRefused) ? there! with { RoleRefused = times[reader.Read7BitEncodedInt()] } : there,
        };
    }

    private static LinkStanding ReadLink(BinaryReader reader, MemberParts parts)
    {
        var state = (LinkState)reader.ReadByte();
        var version = reader.Read7BitEncodedInt64();
        var user = parts.HasFlag(MemberParts.LinkUser) ? reader.ReadString() : null;
        return new LinkStanding(state, user, parts.HasFlag(MemberParts.Blocked), version) { Outside = parts.HasFlag(MemberParts.Outside) };
    }

    private static MemberThere ReadThere(BinaryReader reader, LinkStanding? link, DateTimeOffset[] times)
    {
        var parts = (MemberThereParts)reader.ReadByte();
        var refusal = (PendingReason)reader.ReadByte();
        var doubts = reader.Read7BitEncodedInt();
        var time = times[reader.Read7BitEncodedInt()];
        return new MemberThere
        {
            User = parts.HasFlag(MemberThereParts.UserOfLink) ? link!.PlatformUser! : reader.ReadString(),
            Joined = parts.HasFlag(MemberThereParts.Joined),
            Administrator = parts.HasFlag(MemberThereParts.Administrator),
            Doubtful = parts.HasFlag(MemberThereParts.Doubtful),
            Refusal = refusal,
            Doubts = doubts,
            Time = time,
        };
    }

    private static GroundSince ReadGround(BinaryReader reader, DateTimeOffset[] times)
    {
        var kind = (GroundKind)reader.ReadByte();
        var resource = reader.ReadString();
        return new GroundSince(new Ground(kind, resource), times[reader.Read7BitEncodedInt()]);
    }

    private static T[] ReadAll<T>(BinaryReader reader, Func<T> read)
    {
        var all = new T[reader.Read7BitEncodedInt()];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = read();
        }

        return all;
    }
}
