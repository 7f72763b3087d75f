using Microsoft.Extensions.Logging;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Conferences.Lifecycle;

/// <summary>What a conference asks of the Sferum side, through its administrator's lane.</summary>
internal sealed partial class ConferenceCalls(IGrainFactory grains, ConferenceId id, ILogger logger)
{
    /// <summary>Asks for the call, in the chat when it is there.</summary>
    /// <param name="administrator">In whose name.</param>
    /// <param name="platformChat">The chat there; null: without one.</param>
    /// <param name="company">How many others of the school are about to ask.</param>
    /// <param name="cancellation">Gives the waiting up.</param>
    public Task<CallAnswer> StartAsync(AccountId administrator, string? platformChat, int company, CancellationToken cancellation) =>
        AskAsync(administrator, Work(LanePriority.Start, new StartCallCall(platformChat), company), cancellation);

    /// <summary>Asks for the end of the call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="company">How many others of the school are about to ask.</param>
    /// <param name="cancellation">Gives the waiting up.</param>
    public Task<CallAnswer> FinishAsync(ConferenceCall call, int company, CancellationToken cancellation) =>
        AskAsync(call.Administrator, Work(LanePriority.End, new FinishCallCall(call.Id), company), cancellation);

    private LaneWork Work(LanePriority priority, PlatformCall call, int company) => new(priority, id.School.Key, [call]) { Company = company };

    // Whatever keeps the answer away once the request has left leaves its outcome unknown.
    private async Task<CallAnswer> AskAsync(AccountId administrator, LaneWork work, CancellationToken cancellation)
    {
        try
        {
            var answer = await grains.Lane(administrator).ExecuteAsync(work, cancellation);
            return new CallAnswer(answer.Results[0], answer.Trouble, answer.RetryAfter);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogNoAnswer(id, error);
            return new CallAnswer(PlatformResult.Failed(PlatformFault.Unknown, ""), PlatformTrouble.None, RetryAfter: null);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The lane gave no answer to {Conference}.")]
    private partial void LogNoAnswer(ConferenceId conference, Exception error);
}

/// <summary>What came back for a call.</summary>
/// <param name="Result">Of the call itself.</param>
/// <param name="Lane">What keeps the whole lane from working.</param>
/// <param name="RetryAfter">When the lane wants to be asked again.</param>
internal sealed record CallAnswer(PlatformResult Result, PlatformTrouble Lane, TimeSpan? RetryAfter)
{
    /// <summary>The trouble, when it is not done.</summary>
    public ConferenceTrouble Trouble => CallTrouble.Of(Lane, Result.Fault);
}
