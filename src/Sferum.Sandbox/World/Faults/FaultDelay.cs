namespace Sferum.Sandbox.World.Faults;

/// <summary>Waits as long as a fault says. A client that goes away meanwhile does not undo the call: that is the point.</summary>
internal static class FaultDelay
{
    public static Task WaitAsync(TimeSpan latency, TimeProvider time) =>
        latency > TimeSpan.Zero ? Task.Delay(latency, time) : Task.CompletedTask;
}
