namespace Sferum.Sandbox.World.Faults;

/// <summary>What befalls one call: a wait, then at most one fault.</summary>
internal sealed record FaultPlan(TimeSpan Latency, Fault? Fault)
{
    public static readonly FaultPlan None = new(TimeSpan.Zero, null);

    public bool Is(FaultKind kind) => Fault?.Kind == kind;
}
