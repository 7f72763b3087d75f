using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Sferum.Grains.Audit;
using Sferum.V1;

namespace Sferum.GrpcHost.Audit;

/// <summary>
/// What became of each change of a list of roster changes, and about whom and what it was: one line each, by accounts and names of resources, never by people's names. Where not all fit, the refused
/// come first, behind the counts of all. Pure.
/// </summary>
internal static class RosterChangeFields
{
    private const string FromClass = "from_class";
    private const string SchoolClass = "school_class";
    private const string None = "NONE";

    // Accounts first: a value that is cut has lost nobody. The rest of a change (people's names, positions in their words) is not told.
    private static readonly (string Field, string Word)[] Told =
    [
        ("account", "account"), ("student", "student"), ("child", "child"), ("teacher", "teacher"), ("homeroom_teacher", "homeroom_teacher"), ("group", "group"), ("school_class", SchoolClass),
        ("to_class", SchoolClass), ("position_type", "position_type"), ("blocked", "blocked"), ("title", "title"), ("subject", "subject"), ("school_classes", "school_classes"),
    ];

    internal static IEnumerable<FieldChange> Of(ApplyRosterChangesRequest request, ApplyRosterChangesResponse? answer)
    {
        var lines = request.Changes.Select((change, i) => (Change: change, Outcome: answer?.Outcomes.ElementAtOrDefault(i))).ToArray();
        return lines.Length <= AuditRecord.MostChanges
            ? lines.Select(line => Line(line.Change, line.Outcome))
            : Counts(lines.Select(line => line.Outcome)).Concat(lines.OrderBy(line => line.Outcome is { Applied: true }).Select(line => Line(line.Change, line.Outcome)));
    }

    private static FieldChange Line(RosterChange change, RosterChangeOutcome? outcome)
    {
        var kind = RosterChange.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(change);
        var what = kind is null ? null : Inner((IMessage)kind.Accessor.GetValue(change));
        return new FieldChange($"changes[{change.Id}].{kind?.Name}", Before(what), Cut([.. Became(outcome), .. what is null ? [] : Words(what)]));
    }

    // Some kinds carry the person, class or group as the roster has it.
    private static IMessage Inner(IMessage change) => change switch
    {
        StaffHired { Staff: { } staff } => staff,
        StudentEnrolled { Student: { } student } => student,
        GroupSaved { Group: { } group } => group,
        ClassCreated { SchoolClass: { } made } => made,
        _ => change,
    };

    private static IEnumerable<string> Became(RosterChangeOutcome? outcome) => outcome switch
    {
        null => [],
        { Repeated: true } => ["REPEATED"],
        { Applied: true } => ["APPLIED"],
        _ => ["REFUSED", outcome.Error?.GetDetail<ErrorInfo>()?.Reason ?? ""],
    };

    private static IEnumerable<FieldChange> Counts(IEnumerable<RosterChangeOutcome?> outcomes) => outcomes
        .GroupBy(outcome => outcome switch { { Repeated: true } => "repeated_count", { Applied: true } => "applied_count", _ => "refused_count" })
        .OrderBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => AuditChanges.Count(same.Key, same.Count()));

    private static string Before(IMessage? what) =>
        what?.Descriptor.FindFieldByName(FromClass)?.Accessor.GetValue(what) is string { Length: > 0 } left ? $"{SchoolClass}={left}" : "";

    private static IEnumerable<string> Words(IMessage what) =>
        from told in Told
        let field = what.Descriptor.FindFieldByName(told.Field)
        where field is not null
        let value = Value(field, field.Accessor.GetValue(what))
        where value.Length > 0
        select $"{told.Word}={value}";

    private static string Value(FieldDescriptor field, object value) => value switch
    {
        IEnumerable<string> names => string.Join(',', names),
        // That there is no teacher is what such a change may say.
        string { Length: 0 } when field.Name.EndsWith("teacher", StringComparison.Ordinal) => None,
        string text => text.Contains(' ', StringComparison.Ordinal) ? $"\"{text}\"" : text,
        bool flag => flag ? "true" : "",
        _ when field.FieldType == FieldType.Enum => EnumWord.Of(field.EnumType, (int)value),
        _ => "",
    };

    // Whole words only: half an account would be another one.
    private static string Cut(IEnumerable<string> words)
    {
        var text = "";
        foreach (var word in words.Where(word => word.Length > 0))
        {
            var longer = text.Length == 0 ? word : $"{text} {word}";
            if (longer.Length > AuditRecord.LongestValue)
            {
                break;
            }

            text = longer;
        }

        return text;
    }
}
