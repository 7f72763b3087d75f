using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Operations.Erasures;

/// <summary>Which erasure has a person or a school: one at a time. Key: the target's. Its row goes with the erasure.</summary>
[Alias("sferum.IErasureClaimGrain")]
internal interface IErasureClaimGrain : IGrainWithStringKey
{
    /// <summary>The erasure that has it; null: none has.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<ErasureId?> ReadAsync();

    /// <summary>Takes it; false when another one has it. Idempotent; durable when answered.</summary>
    [Alias("Claim")]
    Task<bool> ClaimAsync(ErasureId erasure);
}

/// <summary>Who has it.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.erasure-claim")]
internal sealed record ErasureClaimState([property: Id(0)] ErasureId Holder) : IDurableState
{
    public Owed Owed => Owed.Nothing;
}

/// <inheritdoc cref="IErasureClaimGrain"/>
[GrainType("erasure-claim")]
internal sealed class ErasureClaimGrain(
    [PersistentState("erasure-claim", StateStore.Name)] IPersistentState<StoredState<ErasureClaimState>> storage, GrainEquipment equipment)
    : DurableGrain<ErasureClaimState>(storage, equipment), IErasureClaimGrain
{
    public Task<ErasureId?> ReadAsync() => Task.FromResult(State?.Holder);

    public async Task<bool> ClaimAsync(ErasureId erasure) => (await NoteAsync((state, _) => state ?? new ErasureClaimState(erasure))).Holder == erasure;
}
