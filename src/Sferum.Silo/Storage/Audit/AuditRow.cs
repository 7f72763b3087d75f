using System.Text.Json;
using Sferum.Grains.Audit;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Silo.Storage.Audit;

/// <summary>An entry as both databases keep it. Entries go in as one JSON text, so that one statement with one text writes any number of them.</summary>
internal static class AuditRow
{
    /// <summary>The columns, in the order in which they are read.</summary>
    internal const string Columns = "School, EntryKey, At, Caller, Actor, Action, Resource, RequestId, Refusal, Changes";

    /// <summary>Entries as a JSON array of objects with the columns' names.</summary>
    internal static string Write(IEnumerable<AuditRecord> records) => JsonSerializer.Serialize(records.Select(record => new
    {
        school = record.School.Segment,
        entrykey = record.Key,
        at = record.Time.ToUnixTimeMilliseconds(),
        caller = record.Caller,
        actor = record.Actor?.Name ?? "",
        action = record.Action,
        resource = record.Resource,
        requestid = record.RequestId,
        refusal = (int)record.Refusal,
        changes = WriteChanges(record.Changes),
    }));

    internal static string WriteChanges(IEnumerable<FieldChange> changes) =>
        JsonSerializer.Serialize(changes.Select(change => new[] { change.Field, change.Before, change.After }));

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    internal static AuditRecord Read(IReadOnlyList<object?> row) => new()
    {
        School = new SchoolId((string)row[0]!),
        Key = (string)row[1]!,
        Time = DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(row[2], null)),
        Caller = (string)row[3]!,
        Actor = AccountId.TryParse((string)row[4]!, out var actor) ? actor : null,
        Action = (string)row[5]!,
        Resource = (string)row[6]!,
        RequestId = (string)row[7]!,
        Refusal = (RefusalReason)Convert.ToInt32(row[8], null),
        Changes = [.. JsonSerializer.Deserialize<string[][]>((string)row[9]!)!.Select(change => new FieldChange(change[0], change[1], change[2]))],
    };
}
