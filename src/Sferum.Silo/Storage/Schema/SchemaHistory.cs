namespace Sferum.Silo.Storage.Schema;

/// <summary>What was applied to a database must be a beginning of what this version knows, letter by letter.</summary>
internal static class SchemaHistory
{
    /// <summary>Refuses a database that is not of this version or an earlier one.</summary>
    /// <param name="database">Its name, for the message.</param>
    /// <param name="scripts">All scripts of this version, in their order.</param>
    /// <param name="applied">Name and checksum of those that were applied.</param>
    /// <exception cref="StorageStartException">It is of a newer version, or was changed by somebody else.</exception>
    public static void Check(string database, IReadOnlyList<SchemaScript> scripts, IReadOnlyDictionary<string, string> applied)
    {
        var unknown = applied.Keys.Except(scripts.Select(script => script.Name)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
            throw new StorageStartException($"The database {database} was written by a newer version of this service (script {unknown}). Start that version or a later one.");

        foreach (var script in scripts.Take(applied.Count))
        {
            if (!applied.TryGetValue(script.Name, out var checksum))
                throw new StorageStartException($"The database {database} lacks the script {script.Name} although later ones were applied. Restore it from a backup.");
            if (checksum != script.Checksum)
                throw new StorageStartException($"The script {script.Name} differs from the one that the database {database} was made with. Start the version that made it, or a released later one.");
        }
    }
}
