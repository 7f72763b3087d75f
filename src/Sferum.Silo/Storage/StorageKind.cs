namespace Sferum.Silo.Storage;

/// <summary>The databases that states and reminders can lie in.</summary>
public enum StorageKind
{
    /// <summary>One file in the data directory, one silo.</summary>
    Sqlite = 0,

    /// <summary>A server that all silos of the cluster share.</summary>
    PostgreSql = 1,
}
