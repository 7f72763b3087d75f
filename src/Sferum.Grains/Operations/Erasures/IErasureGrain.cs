using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Operations.Erasures;

/// <summary>An erasure of a person or of a school: durable, goes on behind the answer over every restart (A9). Key: the erasure.</summary>
[Alias("sferum.IErasureGrain")]
public interface IErasureGrain : IOwesWork
{
    /// <summary>
    /// Begins, or only looks at what there would be to do. Refused: NotFound, AdministratorStillNeeded (the schools are the subjects), ErasureInProgress (another one of the same target), RequestIdReused.
    /// </summary>
    [Alias("Begin"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<Outcome<ErasureSnapshot>> BeginAsync(BeginErasure command, CancellationToken cancellation);

    /// <summary>How far it is. Refused: NotFound, also a year after its end.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<ErasureSnapshot>> GetAsync(CancellationToken cancellation);
}

/// <summary>Begins an erasure.</summary>
[GenerateSerializer, Immutable, Alias("sferum.BeginErasure")]
public sealed record BeginErasure
{
    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>Who or what is erased.</summary>
    [Id(1)] public required ErasureTarget Target { get; init; }

    /// <summary>Whether it is only looked at.</summary>
    [Id(2)] public bool ValidateOnly { get; init; }
}

/// <summary>Who or what is erased: one of the two.</summary>
/// <param name="Account">The person.</param>
/// <param name="School">The school.</param>
[GenerateSerializer, Immutable, Alias("sferum.ErasureTarget")]
public sealed record ErasureTarget([property: Id(0)] AccountId? Account, [property: Id(1)] SchoolId? School)
{
    /// <summary>Its name.</summary>
    public string Name => Account?.Name ?? School?.Name ?? "";

    /// <summary>Its key.</summary>
    public string Key => Account?.Key ?? School?.Key ?? "";
}
