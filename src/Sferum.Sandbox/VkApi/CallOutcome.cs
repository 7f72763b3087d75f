using System.Text.Json.Nodes;
using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.VkApi;

/// <summary>How a request ends: with an answer, with a bare HTTP status, or with a broken connection.</summary>
internal sealed record CallOutcome(ApiAnswer Answer, JsonArray? ExecuteErrors = null, int Status = 0, bool IsDropped = false)
{
    public static CallOutcome Of(ApiAnswer answer) => new(answer);

    /// <summary>The outcome of a fault that keeps the call from being done.</summary>
    public static CallOutcome Of(Fault fault) => fault.Kind switch
    {
        FaultKind.Http => new CallOutcome(ApiAnswer.Done, Status: fault.Status),
        FaultKind.Error => new CallOutcome(ApiErrors.Of(fault.Code)),
        _ => new CallOutcome(ApiAnswer.Done, IsDropped: true),
    };
}
