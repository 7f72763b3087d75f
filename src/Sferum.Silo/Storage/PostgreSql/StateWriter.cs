using System.Diagnostics;
using System.Threading.Channels;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>One of those who write states: takes what waits, writes it by one statement, tells the callers, and takes again.</summary>
internal sealed class StateWriter(ChannelReader<GateWork> queue, PoolDataSource states)
{
    private const int MostWrites = 64;
    private const int MostBytes = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // A second write of a row that is in the group already: it begins the next one.
    private (GateWork Work, StateWrite Write)? _held;

    /// <summary>Ends when the queue is completed and empty.</summary>
    public async Task RunAsync()
    {
        while (_held is not null || await queue.WaitToReadAsync())
        {
            if (Take() is { Count: > 0 } group)
                await WriteAsync(group);
        }
    }

    private List<(GateWork Work, StateWrite Write)> Take()
    {
        var group = new List<(GateWork, StateWrite Write)>();
        var rows = new HashSet<object>();
        var bytes = 0;
        while (group.Count < MostWrites && bytes < MostBytes && TryNext(out var next))
        {
            if (!rows.Add(next.Write.Row))
            {
                _held = next;
                break;
            }

            group.Add(next);
            bytes += next.Write.Payload.Length;
        }

        return group;
    }

    private bool TryNext(out (GateWork Work, StateWrite Write) next)
    {
        if (_held is { } held)
        {
            (next, _held) = (held, null);
            return true;
        }

        while (queue.TryRead(out var work))
        {
            if (!work.TryTake())
                continue;

            next = (work, StateWrite.Of(work.Parameters));
            return true;
        }

        next = default;
        return false;
    }

    /// <summary>Whatever happens, each caller hears of it: nothing may end this writer.</summary>
    private async Task WriteAsync(List<(GateWork Work, StateWrite Write)> group)
    {
        var began = Stopwatch.GetTimestamp();
        // The driver's span belongs to one of those who wait.
        Activity.Current = group[0].Work.Span;
        try
        {
            await using var connection = await states.OpenConnectionAsync();
            var versions = await StateStatement.RunAsync(connection, [.. group.Select(one => one.Write)]);
            StateWriteMetrics.Wrote(group.Count, began);
            for (var i = 0; i < group.Count; i++)
                group[i].Work.Complete(StateStatement.Answer(versions[i]));
        }
        catch (StorageFaultException fault)
        {
            // No connection was to be had.
            Fail(group, () => new StorageFaultException(fault.Fault, fault.Message));
        }
        catch (Exception error) when (PostgreSqlFaults.IsTrouble(error))
        {
            await FailedAsync(group, error);
        }
        catch (Exception error)
        {
            Fail(group, () => new StorageFaultException(StorageFault.Rejected, $"The write failed ({error.GetType().Name}).", outcomeUnknown: true));
        }
    }

    /// <summary>A server's error undoes all of the group: each is written again by itself, so that one that cannot be written harms no other; for a while, since more wait behind them.</summary>
    private async Task FailedAsync(List<(GateWork Work, StateWrite Write)> group, Exception error)
    {
        if (group.Count == 1 || PostgreSqlFaults.OfCommand(error).OutcomeUnknown)
        {
            Fail(group, () => PostgreSqlFaults.OfCommand(error));
            return;
        }

        var began = Stopwatch.GetTimestamp();
        foreach (var one in group)
        {
            if (Stopwatch.GetElapsedTime(began) < Patience)
                await WriteAsync([one]);
            else
                Fail([one], () => PostgreSqlFaults.OfCommand(error));
        }
    }

    private static void Fail(List<(GateWork Work, StateWrite Write)> group, Func<StorageFaultException> fault)
    {
        foreach (var (work, _) in group)
            work.Fail(fault());
    }
}
