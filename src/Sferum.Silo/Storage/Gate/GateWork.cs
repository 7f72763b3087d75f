using System.Diagnostics;

namespace Sferum.Silo.Storage.Gate;

/// <summary>
/// One command on its way to a connection. It owns all it needs, so that the caller's command may be disposed of or used again at once.
/// Until a connection takes it, its token and its timeout can withdraw it; from then on it runs to its end.
/// </summary>
internal sealed class GateWork(string sql, SqlParameter[] parameters)
{
    // Whoever waits goes on elsewhere: never on the thread that writes.
    private readonly TaskCompletionSource<SqlRows> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _onCancel;
    private ITimer? _onTimeout;
    private int _settled;

    public string Sql => sql;

    /// <summary>Whose span is around it, for who carries it out elsewhere.</summary>
    public Activity? Span { get; } = Activity.Current;

    public ReadOnlySpan<SqlParameter> Parameters => parameters;

    public Task<SqlRows> Done => _done.Task;

    public bool IsWithdrawn => Volatile.Read(ref _settled) != 0;

    /// <summary>To be called before the work is queued. Time is real time here: it is the disk that is waited for.</summary>
    public void Watch(TimeSpan timeout, CancellationToken cancellation)
    {
        _onTimeout = TimeProvider.System.CreateTimer(static work => ((GateWork)work!).OnTimeout(), this, timeout, Timeout.InfiniteTimeSpan);
        _onCancel = cancellation.UnsafeRegister(static (work, token) => ((GateWork)work!).OnCancel(token), this);
    }

    /// <summary>Claims the work for a connection; false when it was withdrawn.</summary>
    public bool TryTake()
    {
        var mine = TrySettle();
        Unwatch();
        return mine;
    }

    public void Complete(SqlRows rows) => _done.TrySetResult(rows);

    public void Fail(Exception error) => _done.TrySetException(error);

    private bool TrySettle() => Interlocked.Exchange(ref _settled, 1) == 0;

    private void Unwatch()
    {
        _onCancel.Unregister();
        _onTimeout?.Dispose();
    }

    private void OnTimeout()
    {
        if (!TrySettle())
            return;

        Unwatch();
        GateMetrics.NotDone();
        Fail(new StorageFaultException(StorageFault.TimedOut, "The command waited for the database longer than its timeout; it was not carried out."));
    }

    private void OnCancel(CancellationToken token)
    {
        if (!TrySettle())
            return;

        Unwatch();
        _done.TrySetCanceled(token);
    }
}
