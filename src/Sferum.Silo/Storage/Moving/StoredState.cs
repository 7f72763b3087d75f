using System.Data.Common;

namespace Sferum.Silo.Storage.Moving;

/// <summary>A row of a grain's state as it lies in either database.</summary>
/// <param name="ServiceId">Whose it is.</param>
/// <param name="Type">The state's name.</param>
/// <param name="Key">The grain's key.</param>
/// <param name="N0">Of a key that is a number; 0 in all of ours.</param>
/// <param name="N1">As <paramref name="N0"/>.</param>
/// <param name="Version">Counts its writes.</param>
/// <param name="ModifiedAt">Seconds since 1970.</param>
/// <param name="OwedFrom">Milliseconds since 1970; null when nothing is owed.</param>
/// <param name="Payload">Null in a cleared row.</param>
internal sealed record StoredState(string ServiceId, string Type, string Key, long N0, long N1, int Version, long ModifiedAt, long? OwedFrom, byte[]? Payload);

/// <summary>An entry of the audit trail as it lies in either database.</summary>
/// <param name="Texts">Service, school, key, caller, acting account, action, resource, request id, changes.</param>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Refusal">Why it was refused.</param>
internal sealed record StoredAuditEntry(string[] Texts, long At, int Refusal)
{
    /// <summary>The columns, the texts first.</summary>
    internal const string Columns = "ServiceId, School, EntryKey, Caller, Actor, Action, Resource, RequestId, Changes, At, Refusal";

    internal static StoredAuditEntry Read(DbDataReader row) => new([.. Enumerable.Range(0, 9).Select(row.GetString)], row.GetInt64(9), row.GetInt32(10));
}

/// <summary>A row of a reminder as it lies in either database.</summary>
/// <param name="ServiceId">Whose it is.</param>
/// <param name="GrainId">The grain.</param>
/// <param name="Name">The reminder's name.</param>
/// <param name="Hash">The grain's place on the ring.</param>
/// <param name="Start">Microseconds since 1970.</param>
/// <param name="Period">Milliseconds.</param>
/// <param name="Version">Counts its writes.</param>
internal sealed record StoredReminder(string ServiceId, string GrainId, string Name, int Hash, long Start, long Period, int Version);
