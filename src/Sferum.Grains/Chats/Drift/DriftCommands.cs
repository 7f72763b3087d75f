using Sferum.Grains.Commits;

namespace Sferum.Grains.Chats.Drift;

/// <summary>Compares a chat, or all chats of a school, with the Sferum side.</summary>
/// <param name="Request">The caller's id of it.</param>
/// <param name="Repair">Whether what differs is put right; else it is only reported.</param>
[GenerateSerializer, Immutable, Alias("sferum.CheckDrift")]
public sealed record CheckDrift([property: Id(0)] RequestKey Request, [property: Id(1)] bool Repair);

/// <summary>A wish for a comparison that can wait.</summary>
/// <param name="Time">When it was wished: a wish that is not newer than the last one answered changes nothing.</param>
/// <param name="Repair">Whether what differs is put right.</param>
[GenerateSerializer, Immutable, Alias("sferum.DriftWish")]
public sealed record DriftWish([property: Id(0)] DateTimeOffset Time, [property: Id(1)] bool Repair);
