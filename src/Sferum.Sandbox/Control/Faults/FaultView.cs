using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.Control.Faults;

/// <param name="Remaining">How many calls it still hits.</param>
internal sealed record FaultView(
    int Id, FaultKind Kind, string Method, long? UserId, int? Code, string? Error, int? Status, int? LatencyMs, int Remaining, int Every)
{
    public static FaultView Of(Fault fault) => new(
        fault.Id,
        fault.Kind,
        fault.Method,
        fault.UserId,
        fault.Kind == FaultKind.Error ? fault.Code : null,
        fault.Kind == FaultKind.Error ? fault.Error : null,
        fault.Kind == FaultKind.Http ? fault.Status : null,
        fault.Kind == FaultKind.Latency ? (int)fault.Latency.TotalMilliseconds : null,
        fault.Remaining,
        fault.Every);
}
