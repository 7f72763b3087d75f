using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Sferum.Silo.Storage.Gate;

/// <summary>
/// The only one who writes. It opens a transaction, carries out what waits, each command in a savepoint of its own, and tells the callers after the
/// one commit that is on the disk. Whatever fails, the next group begins on a connection without a transaction.
/// </summary>
internal sealed partial class SqliteWriter(BlockingCollection<GateWork> queue, Func<SqliteSession> open, int groupSize, ILogger logger)
    : GateThread("sferum-writer", queue)
{
    private readonly List<(GateWork Work, SqlRows Rows)> _written = new(groupSize);
    private SqliteSession? _session;
    private long _began;

    protected override void Handle(GateWork work)
    {
        if (work.IsWithdrawn)
            return;

        var behind = Waiting;
        try
        {
            Begin();
        }
        catch (Exception error)
        {
            RefuseWaiting(work, behind, error);
            return;
        }

        try
        {
            WriteGroup(work);
            Commit();
        }
        catch (Exception error)
        {
            // Nothing may end this thread: the whole group is refused.
            Refuse(error, outcomeUnknown: false);
        }

        _written.Clear();
    }

    protected override void Close()
    {
        try
        {
            _session?.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (Exception error)
        {
            // The next start reads the log.
            CheckpointFailed(logger, SqliteFaults.Of(error), error);
        }

        Replace();
    }

    private void Begin()
    {
        if (_session is { InTransaction: true })
            Recover(connectionInDoubt: false);

        _session ??= open();
        _began = Stopwatch.GetTimestamp();
        _session.Run("BEGIN IMMEDIATE");
    }

    private void WriteGroup(GateWork first)
    {
        var work = first;
        do
        {
            if (work.TryTake() && !TryWrite(work))
                return;
        }
        while (_written.Count < groupSize && TryTakeNext(out work));
    }

    /// <summary>Writes one command, and fails it alone if it fails. False when the transaction is gone, and all of the group with it.</summary>
    private bool TryWrite(GateWork work)
    {
        try
        {
            _session!.Run("SAVEPOINT command");
            var rows = _session.Run(work.Sql, work.Parameters);
            _session.Run("RELEASE command");
            _written.Add((work, rows));
            return true;
        }
        catch (Exception error)
        {
            CommandFailed(logger, SqliteFaults.Of(error), error);
            work.Fail(SqliteFaults.Translate(error));
            return TryUndo(error);
        }
    }

    private bool TryUndo(Exception error)
    {
        // A full disk or an I/O error can end the transaction by itself.
        if (SqliteFaults.LeavesConnectionSound(error) && _session!.InTransaction)
        {
            _session.Run("ROLLBACK TO command");
            _session.Run("RELEASE command");
            return true;
        }

        Refuse(error, outcomeUnknown: false);
        return false;
    }

    private void Commit()
    {
        if (_session is not { InTransaction: true })
            return;

        try
        {
            _session.Run("COMMIT");
        }
        catch (Exception error)
        {
            // A commit that failed while it was flushed can be found whole in the log after a crash.
            Refuse(error, outcomeUnknown: SqliteFaults.Of(error) != StorageFault.Locked);
            return;
        }

        if (_written.Count > 0)
            GateMetrics.Wrote(_written.Count, _began);
        foreach (var (work, rows) in _written)
            work.Complete(rows);
    }

    private void Refuse(Exception error, bool outcomeUnknown)
    {
        Recover(!SqliteFaults.LeavesConnectionSound(error));
        if (_written.Count == 0)
            return;

        GroupFailed(logger, _written.Count, SqliteFaults.Of(error), error);
        foreach (var (work, _) in _written)
            work.Fail(SqliteFaults.Translate(error, outcomeUnknown));
        _written.Clear();
    }

    /// <summary>Without a transaction nothing can be written: all that waited while this was tried is refused, so that nobody waits for try after try.</summary>
    private void RefuseWaiting(GateWork first, int behind, Exception error)
    {
        Recover(!SqliteFaults.LeavesConnectionSound(error));
        BeginFailed(logger, behind + 1, SqliteFaults.Of(error), error);
        var work = first;
        do
        {
            if (work.TryTake())
                work.Fail(SqliteFaults.Translate(error));
        }
        while (behind-- > 0 && TryTakeNext(out work));
    }

    private void Recover(bool connectionInDoubt)
    {
        try
        {
            if (_session is { InTransaction: true })
                _session.Run("ROLLBACK");
        }
        catch (Exception error)
        {
            RollbackFailed(logger, SqliteFaults.Of(error), error);
            connectionInDoubt = true;
        }

        if (connectionInDoubt)
            Replace();
    }

    private void Replace()
    {
        _session?.Dispose();
        _session = null;
    }
}
