using System.Collections.Immutable;
using System.Text;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats.Members;

/// <summary>
/// The bytes of some members in a stored row: a version, the moments and grounds that they share, then each member with its length before it, so that an older reader passes over what a
/// newer writer adds at its end. About 35 bytes for a member who has joined.
/// </summary>
internal static class MemberPacking
{
    /// <summary>The form of the bytes.</summary>
    public const byte Version = 1;

    /// <summary>Writes members.</summary>
    public static byte[] Pack(ImmutableArray<MemberRecord> members)
    {
        var (times, grounds) = (new SharedValues<DateTimeOffset>(), new SharedValues<GroundSince>());
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

    private static void Write(BinaryWriter writer, MemberRecord member, SharedValues<DateTimeOffset> times, SharedValues<GroundSince> grounds)
    {
        var parts = PartsOf(member);
        writer.Write(member.Account.Segment);
        writer.Write7BitEncodedInt((int)parts);
        writer.Write7BitEncodedInt(member.Grounds.Length);
        foreach (var ground in member.Grounds)
        {
            writer.Write7BitEncodedInt(grounds.IndexOf(ground));
        }

        WriteIf(parts, MemberParts.HandRole, () => writer.Write((byte)member.HandRole!.Value));
        WriteIf(parts, MemberParts.Removed, () => writer.Write7BitEncodedInt(times.IndexOf(member.RemovedSince!.Value)));
        WriteIf(parts, MemberParts.Link, () => Write(writer, member.Link!));
        WriteIf(parts, MemberParts.There, () => Write(writer, member.There!, member.Link, times));
        WriteIf(parts, MemberParts.RoleRefused, () => writer.Write7BitEncodedInt(times.IndexOf(member.There!.RoleRefused!.Value)));
    }

    private static MemberParts PartsOf(MemberRecord member) =>
        If(member.HandRole is not null, MemberParts.HandRole)
        | If(member.RemovedSince is not null, MemberParts.Removed)
        | If(member.Link is not null, MemberParts.Link)
        | If(member.Link?.PlatformUser is not null, MemberParts.LinkUser)
        | If(member.Link is { Blocked: true }, MemberParts.Blocked)
        | If(member.Link is { Outside: true }, MemberParts.Outside)
        | If(member.Subscribed, MemberParts.Subscribed)
        | If(member.There is not null, MemberParts.There)
        | If(member.There?.RoleRefused is not null, MemberParts.RoleRefused)
        | If(member.Aside, MemberParts.Aside)
        | If(member.Holding, MemberParts.Holding);

    private static MemberParts If(bool holds, MemberParts part) => holds ? part : MemberParts.None;

    private static void WriteIf(MemberParts parts, MemberParts part, Action write)
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

    private static void Write(BinaryWriter writer, MemberThere there, LinkStanding? link, SharedValues<DateTimeOffset> times)
    {
        var ofLink = string.Equals(there.User, link?.PlatformUser, StringComparison.Ordinal);
        var parts = (there.Joined ? MemberThereParts.Joined : 0) | (there.Administrator ? MemberThereParts.Administrator : 0)
            | (there.Doubtful ? MemberThereParts.Doubtful : 0) | (ofLink ? MemberThereParts.UserOfLink : 0);
        writer.Write((byte)parts);
        writer.Write((byte)there.Refusal);
        writer.Write7BitEncodedInt(there.Doubts);
        writer.Write7BitEncodedInt(times.IndexOf(there.Time));
        if (!ofLink)
        {
            writer.Write(there.User);
        }
    }

    private static void Write(BinaryWriter writer, GroundSince ground, SharedValues<DateTimeOffset> times)
    {
        writer.Write((byte)ground.Ground.Kind);
        writer.Write(ground.Ground.Resource);
        writer.Write7BitEncodedInt(times.IndexOf(ground.Since));
    }

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream(64);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}
