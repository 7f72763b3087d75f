using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Audit;
using Sferum.V1;

namespace Sferum.GrpcHost.Operations;

/// <summary>From the trail's entries to the contract's.</summary>
internal static class AuditMapping
{
    internal static AuditEntry Of(AuditRecord record) => new()
    {
        Name = $"{record.School.Name}/auditEntries/{record.Key}",
        Time = Timestamp.FromDateTimeOffset(record.Time),
        Caller = record.Caller,
        ActingAccount = record.Actor?.Name ?? "",
        Action = record.Action,
        Resource = record.Resource,
        RequestId = record.RequestId,
        Refusal = (ErrorReason)(int)record.Refusal,
        Changes = { record.Changes.Select(change => new AuditChange { Field = change.Field, Before = change.Before, After = change.After }) },
    };
}
