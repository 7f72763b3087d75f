using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Sferum.Grains.Audit;
using Sferum.V1;

namespace Sferum.GrpcHost.Audit;

/// <summary>What changed, where no grain tells it: of lists of changes and batches what stands in them, of imports how many. Pure.</summary>
internal static class AuditChanges
{
    private const string Count = "_count";

    // Whom a change of the roster is about, by the first of these that it has. Never names.
    private static readonly string[] Subjects = ["account", "student", "parent", "school_class", "group"];

    internal static IReadOnlyList<FieldChange> Of(IMessage request, IMessage answer) =>
    [
        .. (request switch
        {
            ApplyRosterChangesRequest changes => OfRoster(changes),
            BatchCreateConferencesRequest when answer is BatchCreateConferencesResponse made => OfBatch(made),
            _ => OfCounts(answer),
        }).Take(AuditRecord.MostChanges),
    ];

    private static IEnumerable<FieldChange> OfRoster(ApplyRosterChangesRequest request) => request.Changes.Select(change =>
    {
        var field = RosterChange.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(change);
        return new FieldChange($"changes[{change.Id}].{field?.Name}", "", field?.Accessor.GetValue(change) is IMessage what ? Subject(what) : "");
    });

    private static IEnumerable<FieldChange> OfBatch(BatchCreateConferencesResponse made) => made.Outcomes.Select(outcome => new FieldChange(
        $"conferences[{outcome.RequestId}]", "", outcome.Conference?.Name ?? outcome.Error?.GetDetail<ErrorInfo>()?.Reason ?? ""));

    private static IEnumerable<FieldChange> OfCounts(IMessage answer) =>
        from field in answer.Descriptor.Fields.InDeclarationOrder()
        where field is { FieldType: FieldType.Int32, IsRepeated: false } && field.Name.EndsWith(Count, StringComparison.Ordinal)
        let number = (int)field.Accessor.GetValue(answer)
        where number != 0
        select new FieldChange(field.Name, "", number.ToString(CultureInfo.InvariantCulture));

    private static string Subject(IMessage change) =>
        Subjects.Select(name => change.Descriptor.FindFieldByName(name)).FirstOrDefault(field => field is { FieldType: FieldType.String, IsRepeated: false }) is { } known
            ? (string)known.Accessor.GetValue(change)
            : "";
}
