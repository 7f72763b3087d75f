using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>
/// Writes many rows of states by one statement, each as <c>WriteToStorageKey</c> of <c>0001-grain-state.sql</c> writes one: with a version it changes the row of that version, without
/// one it adds a row where none is; who loses gets no version back.
/// </summary>
internal static class StateStatement
{
    /// <summary>The statement; what is owed stands in the payload's header, as in the script.</summary>
    public const string Text = """
        WITH given AS MATERIALIZED
        (
            SELECT *,
                   CASE WHEN substring(payload FROM 1 FOR 3) = decode('534631', 'hex')
                        THEN nullif(encode(substring(payload FROM 4 FOR 13), 'escape')::bigint, 0) END AS owed
              FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::integer[], $7::bytea[])
              WITH ORDINALITY AS given (service, kind, key, n0, n1, version, payload, place)
        ),
        changed AS
        (
            UPDATE GrainState AS held
               SET Version = held.Version + 1, ModifiedAt = now(), OwedFrom = given.owed, PayloadBinary = given.payload
              FROM given
             WHERE held.ServiceId = given.service AND held.GrainTypeString = given.kind AND held.GrainIdExtensionString = given.key
               AND held.GrainIdN0 = given.n0 AND held.GrainIdN1 = given.n1 AND held.Version = given.version
         RETURNING given.place, held.Version
        ),
        added AS
        (
            INSERT INTO GrainState (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, Version, ModifiedAt, OwedFrom, PayloadBinary)
            SELECT service, kind, key, n0, n1, 1 + (random() * 1073741823)::integer, now(), owed, payload
              FROM given
             WHERE version IS NULL
                ON CONFLICT DO NOTHING
         RETURNING ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, Version
        )
        SELECT place, version FROM changed
         UNION ALL
        SELECT given.place, added.Version
          FROM added
          JOIN given ON given.service = added.ServiceId AND given.kind = added.GrainTypeString AND given.key = added.GrainIdExtensionString
           AND given.n0 = added.GrainIdN0 AND given.n1 = added.GrainIdN1
        """;

    private static readonly string[] Columns = ["NewGrainStateVersion"];

    /// <summary>Writes them, in one transaction; answers the new version of each, null for one that lost.</summary>
    public static async Task<int?[]> RunAsync(DbConnection connection, IReadOnlyList<StateWrite> writes)
    {
        await using var command = (NpgsqlCommand)connection.CreateCommand();
        command.CommandText = Text;
        Bind(command, writes);
        // Once for a connection. Left to the driver, the statement would be prepared together with its first values; when the server refuses these, the driver takes the
        // answers to the next ones for those to the first (Npgsql 10: "unexpected backend message").
        await command.PrepareAsync();
        var versions = new int?[writes.Count];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            versions[reader.GetInt64(0) - 1] = reader.GetInt32(1);
        await reader.EndAsync(CancellationToken.None);
        return versions;
    }

    /// <summary>Gives the statement its values.</summary>
    public static void Bind(NpgsqlCommand command, IReadOnlyList<StateWrite> writes)
    {
        Add(command, NpgsqlDbType.Text, writes.Select(write => write.Service));
        Add(command, NpgsqlDbType.Text, writes.Select(write => write.Kind));
        Add(command, NpgsqlDbType.Text, writes.Select(write => write.Key));
        Add(command, NpgsqlDbType.Bigint, writes.Select(write => write.N0));
        Add(command, NpgsqlDbType.Bigint, writes.Select(write => write.N1));
        Add(command, NpgsqlDbType.Integer, writes.Select(write => write.Version));
        Add(command, NpgsqlDbType.Bytea, writes.Select(write => write.Payload));
    }

    /// <summary>What the provider reads of its own statement: one row with the version, or none.</summary>
    public static SqlRows Answer(int? version) => new([new SqlRowSet(Columns, version is { } known ? [[(long)known]] : [])], version is null ? 0 : 1);

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, IEnumerable<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type });
}
