using Grpc.Core;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>Reads a roster from a stream. Nothing is done before the end has come and was found right.</summary>
internal sealed class RosterStream(IAsyncStreamReader<ImportRosterRequest> stream, TimeProvider time, ServerCallContext context)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly RosterGathering _gathering = new();

    /// <summary>The roster as one message.</summary>
    /// <exception cref="RpcException">STREAM_OUT_OF_ORDER, STREAM_INCOMPLETE, TOO_MANY_ITEMS, MESSAGE_TOO_LARGE.</exception>
    internal async Task<ReplaceRosterRequest> ReadAsync()
    {
        while (await NextAsync())
        {
            Demand(_gathering.Take(stream.Current));
        }

        Demand(_gathering.Incomplete());
        return _gathering.Whole();
    }

    // A stream without a message for so long is given up: its caller is gone, or has lost its way.
    private async Task<bool> NextAsync()
    {
        using var silence = new CancellationTokenSource(Silence, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, context.CancellationToken);
        try
        {
            return await stream.MoveNext(both.Token);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw RefusalStatus.Of(_gathering.Unended(), AcceptLanguage.Of(context));
        }
    }

    private void Demand(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw RefusalStatus.Of(refusal, AcceptLanguage.Of(context));
        }
    }
}
