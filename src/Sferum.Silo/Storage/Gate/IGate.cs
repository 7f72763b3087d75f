namespace Sferum.Silo.Storage.Gate;

/// <summary>The way to a database: what Orleans' provider asks for is collected, and carried out on connections that are not the caller's.</summary>
internal interface IGate
{
    /// <summary>Carries out a text of one or more statements.</summary>
    /// <param name="sql">The statements.</param>
    /// <param name="parameters">Their values. The array belongs to the gate from here on.</param>
    /// <param name="timeout">How long the command may wait for its turn.</param>
    /// <param name="cancellation">Withdraws the command while it waits for its turn; then it is not carried out.</param>
    /// <exception cref="StorageFaultException">The database is in trouble, or too many commands wait.</exception>
    Task<SqlRows> ExecuteAsync(string sql, SqlParameter[] parameters, TimeSpan timeout, CancellationToken cancellation);
}
