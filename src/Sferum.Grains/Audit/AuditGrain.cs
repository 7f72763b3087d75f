using Orleans.Concurrency;
using Sferum.Grains.Names;

namespace Sferum.Grains.Audit;

/// <summary>One on each silo: whoever comes while a write is under way waits for the next one, which takes all that wait.</summary>
[GrainType("audit"), StatelessWorker(1)]
internal sealed class AuditGrain(IAuditTrail trail) : Grain, IAuditGrain
{
    private const int MostAtOnce = 256;

    private readonly Queue<(AuditRecord Record, TaskCompletionSource Written)> _waiting = new();
    private Task? _writing;

    public Task AppendAsync(IReadOnlyList<AuditRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var all = records.Select(record =>
        {
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((record, written));
            return written.Task;
        }).ToArray();
        if (_writing is null or { IsCompleted: true })
        {
            _writing = WriteAsync();
        }

        return Task.WhenAll(all);
    }

    public Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellation) => trail.ReadAsync(query, cancellation);

    public Task EraseAsync(AccountId account, CancellationToken cancellation) => trail.EraseAsync(account, cancellation);

    public Task EraseAsync(SchoolId school, CancellationToken cancellation) => trail.EraseAsync(school, cancellation);

    private async Task WriteAsync()
    {
        while (_waiting.Count > 0)
        {
            var some = new List<(AuditRecord Record, TaskCompletionSource Written)>();
            while (some.Count < MostAtOnce && _waiting.TryDequeue(out var one))
            {
                some.Add(one);
            }

            try
            {
                await trail.AppendAsync([.. some.Select(one => one.Record)], CancellationToken.None);
                some.ForEach(one => one.Written.SetResult());
            }
            catch (Exception error)
            {
                some.ForEach(one => one.Written.SetException(error));
            }
        }
    }
}
