using System.Collections.Immutable;
using System.Text;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats.Members;

/// <summary>
/// The bytes of some members in a stored row: a version, the moments and grounds that they share, then each member with its length before it, so that an older reader passes over what a
/// newer writer adds at its end. About 35 bytes for a member who has joined.
/// </summary>
internal static class MemberPacking
{
    private const byte Version = 1;

    [Flags]
    private enum Parts
    {
        None = 0,
        HandRole = 1,
        Removed = 2,
        Link = 4,
        LinkUser = 8,
        Blocked = 16,
        Subscribed = 32,
        There = 64,
        RoleRefused = 128,
    }

    [Flags]
    private enum ThereParts
    {
        None = 0,
        Joined = 1,
        Administrator = 2,
        Doubtful = 4,
        UserOfLink = 8,
    }

    /// <summary>Writes members.</summary>
    public static byte[] Pack(ImmutableArray<MemberRecord> members)
    {
        var (times, grounds) = (new Shared<DateTimeOffset>(), new Shared<GroundSince>());
        var bodies = new List<byte[]>(members.Length);
        foreach (var member in members)
        {
            bodies.Add(Bytes(writer => Write(writer, member, times, grounds)));
        }

        var groundRows = Bytes(writer => grounds.Write(writer, ground => Write(writer, ground, times)));
        return Bytes(writer =>
        {
            writer.Write(Version);
            times.Write(writer, time => writer.Write(time.UtcTicks));
            writer.Write(groundRows);
            writer.Write7BitEncodedInt(bodies.Count);
            foreach (var body in bodies)
            {
                writer.Write7BitEncodedInt(body.Length);
                writer.Write(body);
            }
        });
    }

    /// <summary>Reads members.</summary>
    /// <exception cref="InvalidDataException">The bytes are of a version that is not known.</exception>
    public static ImmutableArray<MemberRecord> Unpack(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadByte() != Version)
        {
            throw new InvalidDataException("Members of an unknown form.");
        }

        var times = ReadAll(reader, () => new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero));
        var grounds = ReadAll(reader, () => ReadGround(reader, times));
        return ImmutableArray.Create(ReadAll(reader, () => ReadWhole(reader, times, grounds)));
    }

    private static void Write(BinaryWriter writer, MemberRecord member, Shared<DateTimeOffset> times, Shared<GroundSince> grounds)
    {
        var parts = PartsOf(member);
        writer.Write(member.Account.Segment);
        writer.Write7BitEncodedInt((int)parts);
        writer.Write7BitEncodedInt(member.Grounds.Length);
        foreach (var ground in member.Grounds)
        {
            writer.Write7BitEncodedInt(grounds.IndexOf(ground));
        }

        WriteIf(parts, Parts.HandRole, () => writer.Write((byte)member.HandRole!.Value));
        WriteIf(parts, Parts.Removed, () => writer.Write7BitEncodedInt(times.IndexOf(member.RemovedSince!.Value)));
        WriteIf(parts, Parts.Link, () => Write(writer, member.Link!));
        WriteIf(parts, Parts.There, () => Write(writer, member.There!, member.Link, times));
        WriteIf(parts, Parts.RoleRefused, () => writer.Write7BitEncodedInt(times.IndexOf(member.There!.RoleRefused!.Value)));
    }

    private static Parts PartsOf(MemberRecord member) =>
        If(member.HandRole is not null, Parts.HandRole)
        | If(member.RemovedSince is not null, Parts.Removed)
        | If(member.Link is not null, Parts.Link)
        | If(member.Link?.PlatformUser is not null, Parts.LinkUser)
        | If(member.Link is { Blocked: true }, Parts.Blocked)
        | If(member.Subscribed, Parts.Subscribed)
        | If(member.There is not null, Parts.There)
        | If(member.There?.RoleRefused is not null, Parts.RoleRefused);

    private static Parts If(bool holds, Parts part) => holds ? part : Parts.None;

    private static void WriteIf(Parts parts, Parts part, Action write)
    {
        if (parts.HasFlag(part))
        {
            write();
        }
    }

    private static void Write(BinaryWriter writer, LinkStanding link)
    {
        writer.Write((byte)link.State);
        writer.Write7BitEncodedInt64(link.Version);
        if (link.PlatformUser is { } user)
        {
            writer.Write(user);
        }
    }

    private static void Write(BinaryWriter writer, MemberThere there, LinkStanding? link, Shared<DateTimeOffset> times)
    {
        var ofLink = string.Equals(there.User, link?.PlatformUser, StringComparison.Ordinal);
        var parts = (there.Joined ? ThereParts.Joined : 0) | (there.Administrator ? ThereParts.Administrator : 0)
            | (there.Doubtful ? ThereParts.Doubtful : 0) | (ofLink ? ThereParts.UserOfLink : 0);
        writer.Write((byte)parts);
        writer.Write((byte)there.Refusal);
        writer.Write7BitEncodedInt(there.Doubts);
        writer.Write7BitEncodedInt(times.IndexOf(there.Time));
        if (!ofLink)
        {
            writer.Write(there.User);
        }
    }

    private static void Write(BinaryWriter writer, GroundSince ground, Shared<DateTimeOffset> times)
    {
        writer.Write((byte)ground.Ground.Kind);
        writer.Write(ground.Ground.Resource);
        writer.Write7BitEncodedInt(times.IndexOf(ground.Since));
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
        var parts = (Parts)reader.Read7BitEncodedInt();
        var own = ImmutableArray.Create(ReadAll(reader, () => grounds[reader.Read7BitEncodedInt()]));
        MemberRole? role = parts.HasFlag(Parts.HandRole) ? (MemberRole)reader.ReadByte() : null;
        DateTimeOffset? removed = parts.HasFlag(Parts.Removed) ? times[reader.Read7BitEncodedInt()] : null;
        var link = parts.HasFlag(Parts.Link) ? ReadLink(reader, parts) : null;
        var there = parts.HasFlag(Parts.There) ? ReadThere(reader, link, times) : null;
        return new MemberRecord
        {
            Account = account,
            Grounds = own,
            HandRole = role,
            RemovedSince = removed,
            Link = link,
            Subscribed = parts.HasFlag(Parts.Subscribed),
            There = parts.HasFlag(Parts.RoleRefused) ? there! with { RoleRefused = times[reader.Read7BitEncodedInt()] } : there,
        };
    }

    private static LinkStanding ReadLink(BinaryReader reader, Parts parts)
    {
        var state = (LinkState)reader.ReadByte();
        var version = reader.Read7BitEncodedInt64();
        return new LinkStanding(state, parts.HasFlag(Parts.LinkUser) ? reader.ReadString() : null, parts.HasFlag(Parts.Blocked), version);
    }

    private static MemberThere ReadThere(BinaryReader reader, LinkStanding? link, DateTimeOffset[] times)
    {
        var parts = (ThereParts)reader.ReadByte();
        var refusal = (PendingReason)reader.ReadByte();
        var doubts = reader.Read7BitEncodedInt();
        var time = times[reader.Read7BitEncodedInt()];
        return new MemberThere
        {
            User = parts.HasFlag(ThereParts.UserOfLink) ? link!.PlatformUser! : reader.ReadString(),
            Joined = parts.HasFlag(ThereParts.Joined),
            Administrator = parts.HasFlag(ThereParts.Administrator),
            Doubtful = parts.HasFlag(ThereParts.Doubtful),
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

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream(64);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Values that several members have, each written once.</summary>
    private sealed class Shared<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _places = [];

        public int IndexOf(T value)
        {
            if (!_places.TryGetValue(value, out var place))
            {
                _places[value] = place = _places.Count;
            }

            return place;
        }

        public void Write(BinaryWriter writer, Action<T> write)
        {
            writer.Write7BitEncodedInt(_places.Count);
            foreach (var value in _places.OrderBy(entry => entry.Value).Select(entry => entry.Key))
            {
                write(value);
            }
        }
    }
}
