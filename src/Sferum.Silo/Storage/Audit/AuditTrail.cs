using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sferum.Grains.Audit;
using Sferum.Grains.Names;

namespace Sferum.Silo.Storage.Audit;

/// <summary>The audit trail in a database, whichever: the statements are the same but for how a JSON text becomes rows.</summary>
/// <param name="cluster">Whose rows these are.</param>
internal abstract class AuditTrail(IOptions<ClusterOptions> cluster) : IAuditTrail
{
    private const int MostAtOnce = 500;

    private const string Filter = """
         WHERE ServiceId = @ServiceId
           AND School = @School
           AND At >= @From
           AND At < @Until
           AND (@Resource = '' OR Resource = @Resource)
           AND (@Actor = '' OR Actor = @Actor)
        """;

    private const string Page = $"""
        SELECT {AuditRow.Columns}
          FROM AuditEntry
        {Filter}
           AND (At, EntryKey) < (@AfterAt, @AfterKey)
         ORDER BY At DESC, EntryKey DESC
         LIMIT @Limit
        """;

    private const string Count = $"SELECT count(*) FROM AuditEntry {Filter}";

    private const string Purge = """
        DELETE FROM AuditEntry
         WHERE (ServiceId, School, EntryKey) IN (SELECT ServiceId, School, EntryKey FROM AuditEntry WHERE ServiceId = @ServiceId AND At < @Until LIMIT @Limit)
        """;

    private const string OfSchool = "DELETE FROM AuditEntry WHERE ServiceId = @ServiceId AND School = @School";

    // Behind the last one that was looked at, in the order of the identity.
    private const string OfPerson = $"""
        SELECT {AuditRow.Columns}
          FROM AuditEntry
         WHERE ServiceId = @ServiceId
           AND (School, EntryKey) > (@AfterSchool, @AfterKey)
           AND (Actor = @Name OR Resource = 'schools/' || School || '/' || @Person OR Holds(Resource, @Name) OR Holds(Changes, @Name))
         ORDER BY School, EntryKey
         LIMIT @Limit
        """;

    private const string Rewrite = "UPDATE AuditEntry SET Actor = @Actor, Changes = @Changes WHERE ServiceId = @ServiceId AND School = @School AND EntryKey = @Key";

    private const string Delete = "DELETE FROM AuditEntry WHERE ServiceId = @ServiceId AND School = @School AND EntryKey = @Key";

    /// <summary>The statement that writes the entries in <c>@Entries</c>, a JSON array.</summary>
    protected abstract string Insert { get; }

    /// <summary>The function that says where a text stands in another, from 1 on; 0: nowhere.</summary>
    protected abstract string PositionOf { get; }

    public async Task AppendAsync(IReadOnlyList<AuditRecord> records, CancellationToken cancellation)
    {
        if (records.Count > 0)
        {
            await RunAsync(Insert, cancellation, ("Entries", AuditRow.Write(records)));
        }
    }

    public async Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        (string, object)[] filter =
        [
            ("School", query.School.Segment),
            ("From", query.From?.ToUnixTimeMilliseconds() ?? 0L),
            ("Until", query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue),
            ("Resource", query.Resource),
            ("Actor", query.Actor?.Name ?? ""),
        ];
        var rows = await RunAsync(
            Page, cancellation, [.. filter, ("AfterAt", query.After?.Time.ToUnixTimeMilliseconds() ?? long.MaxValue), ("AfterKey", query.After?.Key ?? ""), ("Limit", (long)query.Take)]);
        var total = await RunAsync(Count, cancellation, filter);
        return new AuditPage([.. rows.Rows.Select(AuditRow.Read)], Convert.ToInt32(total.Rows[0][0], CultureInfo.InvariantCulture));
    }

    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellation) =>
        (await RunAsync(Purge, cancellation, ("Until", before.ToUnixTimeMilliseconds()), ("Limit", (long)MostAtOnce))).Changes;

    public async Task EraseAsync(AccountId account, CancellationToken cancellation)
    {
        var (school, key) = ("", "");
        for (IReadOnlyList<IReadOnlyList<object?>> rows = [[]]; rows.Count > 0;)
        {
            rows = (await RunAsync(
                OfPerson.Replace("Holds(Resource, @Name)", $"{PositionOf}(Resource, @Name) > 0", StringComparison.Ordinal).Replace("Holds(Changes, @Name)", $"{PositionOf}(Changes, @Name) > 0", StringComparison.Ordinal),
                cancellation,
                ("AfterSchool", school), ("AfterKey", key), ("Name", account.Name), ("Person", $"people/{account.Segment}"), ("Limit", (long)MostAtOnce))).Rows;
            foreach (var record in rows.Select(AuditRow.Read))
            {
                await EraseAsync(record, account, cancellation);
                (school, key) = (record.School.Segment, record.Key);
            }
        }
    }

    public Task EraseAsync(SchoolId school, CancellationToken cancellation) => RunAsync(OfSchool, cancellation, ("School", school.Segment));

    /// <summary>Carries out a statement; the service's id is among its parameters already.</summary>
    protected abstract Task<AuditRows> RunAsync(string sql, IReadOnlyList<(string Name, object Value)> parameters, CancellationToken cancellation);

    private Task EraseAsync(AuditRecord record, AccountId account, CancellationToken cancellation)
    {
        var left = AuditErasing.Without(record, account);
        return ReferenceEquals(left, record) ? Task.CompletedTask
            : left is null ? RunAsync(Delete, cancellation, ("School", record.School.Segment), ("Key", record.Key))
            : RunAsync(
                Rewrite, cancellation, ("School", record.School.Segment), ("Key", record.Key), ("Actor", left.Actor?.Name ?? ""), ("Changes", AuditRow.WriteChanges(left.Changes)));
    }

    private Task<AuditRows> RunAsync(string sql, CancellationToken cancellation, params (string Name, object Value)[] parameters) =>
        RunAsync(sql, [("ServiceId", cluster.Value.ServiceId), .. parameters], cancellation);
}

/// <summary>What a statement gave back.</summary>
internal readonly record struct AuditRows(IReadOnlyList<IReadOnlyList<object?>> Rows, int Changes);
