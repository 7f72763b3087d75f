using Orleans.Concurrency;

namespace Sferum.Grains.Conferences.Zones;

/// <summary>A conference, as its school's time zone concerns it. Key: the conference.</summary>
[Alias("sferum.IZonedConferenceGrain")]
internal interface IZonedConferenceGrain : IGrainWithStringKey
{
    /// <summary>Takes the school's time zone: what is only scheduled begins and ends at its local times there (C6). Durable when answered. Idempotent.</summary>
    /// <param name="zone">IANA name of the time zone.</param>
    [Alias("Replan"), AlwaysInterleave]
    Task ReplanAsync(string zone);
}
