namespace Sferum.Grains.Platform;

/// <summary>
/// The messenger behind the service: chats and calls, driven in the name of one administrator. One adapter implements it; it keeps no state
/// and no queue (the lane does) and never retries by itself.
/// </summary>
public interface IMessengerPlatform
{
    /// <summary>How fast and how wide one administrator's calls may go.</summary>
    PlatformLimits Limits { get; }

    /// <summary>
    /// Sends the calls in one request, in order, and answers one result for each, in order. Trouble is told in the results, never thrown,
    /// except for cancellation before anything was sent.
    /// </summary>
    Task<IReadOnlyList<PlatformResult>> ExecuteAsync(
        string accessToken, IReadOnlyList<PlatformCall> calls, CancellationToken cancellation);
}

/// <summary>One administrator's limits.</summary>
/// <param name="RequestsPerSecond">Requests within any one second.</param>
/// <param name="CallsPerRequest">Calls that fit in one request.</param>
public sealed record PlatformLimits(int RequestsPerSecond, int CallsPerRequest);
