using Sferum.Grains.Commits;

namespace Sferum.Grains.Platform.Lanes;

/// <summary>What a lane keeps on disk: who may call, and the pause that the platform asked for. Never a token, never a call.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.lane")]
internal sealed record LaneState : IDurableState
{
    /// <summary>The activation that may call, see <see cref="LaneLeaseRules.Holder"/>; empty: nobody does.</summary>
    [Id(0)] public string Holder { get; init; } = "";

    /// <summary>Until when, unless it says so again.</summary>
    [Id(1)] public DateTimeOffset HeldUntil { get; init; }

    /// <summary>The pause; null: there is none, or none that is worth keeping.</summary>
    [Id(2)] public LanePauseMark? Pause { get; init; }

    public Owed Owed => Owed.Nothing;
}

/// <summary>A pause as it is kept.</summary>
/// <param name="Trouble">What it is for.</param>
/// <param name="Failures">Refusals in a row.</param>
/// <param name="Until">When it is over.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.LanePause")]
internal sealed record LanePauseMark([property: Id(0)] PlatformTrouble Trouble, [property: Id(1)] int Failures, [property: Id(2)] DateTimeOffset Until);
