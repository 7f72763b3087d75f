using Orleans.Concurrency;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Conferences;

/// <summary>A conference, for erasures.</summary>
[Alias("sferum.IErasedConferenceGrain")]
internal interface IErasedConferenceGrain : IGrainWithStringKey
{
    /// <summary>The school is erased: the conference is called off, or its call ended behind the answer. Answers what is still owed. Idempotent.</summary>
    [Alias("End"), AlwaysInterleave]
    Task<ConferenceRemains> EndAsync();
}

/// <summary>What a conference still owes.</summary>
/// <param name="IsOwing">Whether anything is.</param>
/// <param name="Trouble">What holds its end up; None: it is on its way.</param>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceRemains")]
internal sealed record ConferenceRemains([property: Id(0)] bool IsOwing, [property: Id(1)] PlatformTrouble Trouble);
