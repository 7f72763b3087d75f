using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Sferum.Grains.Audit;
using Sferum.V1;

namespace Sferum.GrpcHost.Audit;

/// <summary>What changed, where no grain tells it: of lists of changes and batches what became of each, of imports how many. Pure.</summary>
internal static class AuditChanges
{
    private const string CountEnd = "_count";

    internal static IReadOnlyList<FieldChange> Of(IMessage request, IMessage answer) =>
    [
        .. (request switch
        {
            ApplyRosterChangesRequest changes => RosterChangeFields.Of(changes, answer as ApplyRosterChangesResponse),
            BatchCreateConferencesRequest when answer is BatchCreateConferencesResponse made => OfBatch(made),
            _ when answer is RosterImport import => OfImport(import),
            _ => OfCounts(answer),
        }).Take(AuditRecord.MostChanges),
    ];

    /// <summary>How many.</summary>
    internal static FieldChange Count(string field, int number) => new(field, "", number.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<FieldChange> OfBatch(BatchCreateConferencesResponse made) => made.Outcomes.Select(outcome => new FieldChange(
        $"conferences[{outcome.RequestId}]", "", outcome.Conference?.Name ?? outcome.Error?.GetDetail<ErrorInfo>()?.Reason ?? ""));

    // What the plan came to; what waits for approval is told by removals_withheld.
    private static IEnumerable<FieldChange> OfImport(RosterImport import) => import.Summary is { } summary ? Numbers(summary, "summary.", _ => true) : [];

    private static IEnumerable<FieldChange> OfCounts(IMessage answer) => Numbers(answer, "", name => name.EndsWith(CountEnd, StringComparison.Ordinal));

    private static IEnumerable<FieldChange> Numbers(IMessage message, string path, Func<string, bool> isMeant) =>
        from field in message.Descriptor.Fields.InDeclarationOrder()
        where field is { FieldType: FieldType.Int32, IsRepeated: false } && isMeant(field.Name)
        let number = (int)field.Accessor.GetValue(message)
        where number != 0
        select Count(path + field.Name, number);
}
