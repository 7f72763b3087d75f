using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.Control.Faults;

/// <summary>A fault to be set.</summary>
/// <param name="Method">See <see cref="Fault.Method"/>; every method if left out.</param>
/// <param name="Count">How many calls it hits; one if left out.</param>
/// <param name="Every">Of the calls that fit it hits each so-many-th; each one if left out.</param>
internal sealed record FaultRequest(
    FaultKind Kind, string? Method, long? UserId, int? Code, string? Error, int? Status, int? LatencyMs, int? Count, int? Every = null)
{
    /// <summary>What is missing, or null.</summary>
    public string? Check() => Kind switch
    {
        FaultKind.Error when Code is null && Error is null => "an error needs a code (API) or an error (VK ID)",
        FaultKind.Latency when LatencyMs is not > 0 => "a latency needs latency_ms",
        FaultKind.Http when Status is < 400 or > 599 => "status must be 400..599",
        _ when Every is < 1 => "every must be at least 1",
        _ => Count is < 1 ? "count must be at least 1" : null,
    };

    public Fault Fault() => new(
        0, Method ?? "*", UserId, Kind, Code ?? 10, Error ?? "server_error", Status ?? StatusCodes.Status500InternalServerError,
        TimeSpan.FromMilliseconds(LatencyMs ?? 0), Count ?? 1)
    { Every = Every ?? 1 };
}
