using Sferum.Grains.Names;

namespace Sferum.Grains.Operations.Erasures;

/// <summary>What a look at a phase came to.</summary>
/// <param name="Phase">The next phase, or <see cref="ErasurePhase.Claim"/>: the present one goes on.</param>
/// <param name="Left">What waits, or, with a next phase, stays.</param>
internal sealed record ErasureStep(ErasurePhase Phase, IReadOnlyList<ErasureLeftover> Left)
{
    /// <summary>Schools that were learnt of.</summary>
    public IReadOnlyList<SchoolId>? Schools { get; init; }

    /// <summary>Profiles that were learnt of.</summary>
    public IReadOnlyList<string>? Profiles { get; init; }

    /// <summary>The present phase goes on.</summary>
    public static ErasureStep Wait(IReadOnlyList<ErasureLeftover> waiting) => new(ErasurePhase.Claim, waiting);

    /// <summary>The next phase.</summary>
    public static ErasureStep To(ErasurePhase phase, params IReadOnlyList<ErasureLeftover> left) => new(phase, left);

    /// <summary>The state with what was learnt.</summary>
    public ErasureState Learnt(ErasureState state) => state with
    {
        Schools = Schools is null ? state.Schools : [.. state.Schools.Union(Schools)],
        Profiles = Profiles is null ? state.Profiles : [.. state.Profiles.Union(Profiles)],
    };
}
