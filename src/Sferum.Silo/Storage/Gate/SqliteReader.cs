using System.Collections.Concurrent;

namespace Sferum.Silo.Storage.Gate;

/// <summary>Reads on a connection of its own; several stand at one queue.</summary>
internal sealed class SqliteReader(string name, BlockingCollection<GateWork> queue, Func<SqliteSession> open) : GateThread(name, queue)
{
    private SqliteSession? _session;

    protected override void Handle(GateWork work)
    {
        if (!work.TryTake())
            return;

        try
        {
            _session ??= open();
            work.Complete(_session.Run(work.Sql, work.Parameters));
        }
        catch (Exception error)
        {
            if (!SqliteFaults.LeavesConnectionSound(error))
                Close();
            work.Fail(SqliteFaults.Translate(error));
        }
    }

    protected override void Close()
    {
        _session?.Dispose();
        _session = null;
    }
}
