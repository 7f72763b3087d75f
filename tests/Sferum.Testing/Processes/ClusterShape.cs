using Sferum.Testing.PostgreSql;

namespace Sferum.Testing.Processes;

/// <summary>A cluster under test.</summary>
/// <param name="Silos">How many silos.</param>
public sealed record ClusterShape(int Silos)
{
    /// <summary>Its server; null: the one that all tests of this process share.</summary>
    public PostgreSqlServer? Server { get; init; }

    /// <summary>The line to the server of the last silo alone; null: none of its own.</summary>
    public CuttableLine? LineOfTheLast { get; init; }
}
