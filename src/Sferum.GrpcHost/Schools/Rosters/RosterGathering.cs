using System.Globalization;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>Puts the messages of a stream together: one header, parts, one end.</summary>
internal sealed class RosterGathering
{
    /// <summary>All parts together, in bytes: several times the largest roster that the limits allow.</summary>
    internal const int MaxBytes = 64 * 1024 * 1024;

    private const string HeaderField = "header";
    private const string EndField = "end";

    private readonly RosterSnapshot _roster = new();
    private RosterImportHeader? _header;
    private RosterImportEnd? _end;
    private long _bytes;

    /// <summary>Takes a message; says what is wrong with it or its place.</summary>
    internal Refusal? Take(ImportRosterRequest message)
    {
        _bytes += message.CalculateSize();
        return message.PartCase switch
        {
            _ when _bytes > MaxBytes => TooLarge(),
            ImportRosterRequest.PartOneofCase.Header when _header is null => Begin(message.Header),
            ImportRosterRequest.PartOneofCase.Roster when _header is not null && _end is null => Add(message.Roster),
            ImportRosterRequest.PartOneofCase.End when _header is not null && _end is null => End(message.End),
            var part => Refusal.Of(RefusalReason.StreamOutOfOrder, FieldOf(part)),
        };
    }

    /// <summary>Says what is missing when the stream is over.</summary>
    internal Refusal? Incomplete() => _end is { } end ? Counts(end).FirstOrDefault(count => !count.Fits)?.Refusal() : Unended();

    /// <summary>The refusal of a stream that is over, or given up, before its end message: about what is missing of it.</summary>
    internal Refusal Unended() => Refusal.Of(RefusalReason.StreamIncomplete, _header is null ? HeaderField : EndField);

    /// <summary>The same roster as one message.</summary>
    internal ReplaceRosterRequest Whole() => new()
    {
        School = _header!.School,
        RequestId = _header.RequestId,
        Facts = _header.Facts,
        Roster = _roster,
        ValidateOnly = _header.ValidateOnly,
        PlanDigest = _header.PlanDigest,
        ApproveRemovals = _header.ApproveRemovals,
        RollOver = _header.RollOver,
        ActingAccount = _header.ActingAccount,
    };

    private Refusal? Begin(RosterImportHeader header)
    {
        _header = header;
        return null;
    }

    private Refusal? End(RosterImportEnd end)
    {
        _end = end;
        return null;
    }

    private Refusal? Add(RosterSnapshot part)
    {
        if (RosterSizes.TooMany(_roster, part) is { } refusal)
        {
            return refusal;
        }

        _roster.MergeFrom(part);
        return null;
    }

    private IEnumerable<StreamCount> Counts(RosterImportEnd end) =>
    [
        new("staff", "end.staff_count", end.StaffCount, _roster.Staff.Count),
        new("classes", "end.class_count", end.ClassCount, _roster.Classes.Count),
        new("students", "end.student_count", end.StudentCount, _roster.Students.Count),
        new("parents", "end.parent_count", end.ParentCount, _roster.Parents.Count),
        new("groups", "end.group_count", end.GroupCount, _roster.Groups.Count),
    ];

    // A message that says nothing has no field of its own.
    private static string FieldOf(ImportRosterRequest.PartOneofCase part) => part switch
    {
        ImportRosterRequest.PartOneofCase.Header => HeaderField,
        ImportRosterRequest.PartOneofCase.Roster => "roster",
        ImportRosterRequest.PartOneofCase.End => EndField,
        _ => "part",
    };

    private static Refusal TooLarge() =>
        Trouble.About(ErrorReason.MessageTooLarge, "", ("limit_bytes", MaxBytes.ToString(CultureInfo.InvariantCulture)));
}
