using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Imports;

/// <summary>A roster change, or a call with changes, that was accepted and is remembered for 24 hours.</summary>
/// <param name="IsCall">True for a call, false for one change: their ids do not meet.</param>
/// <param name="Id">The caller's id of it.</param>
/// <param name="Fingerprint">Of what it said.</param>
/// <param name="At">When it was accepted.</param>
[GenerateSerializer, Immutable, Alias("sferum.DoneChange")]
internal readonly record struct DoneChange(
    [property: Id(0)] bool IsCall, [property: Id(1)] string Id, [property: Id(2)] ulong Fingerprint, [property: Id(3)] DateTimeOffset At)
{
    public static DoneChange Of(bool isCall, RequestKey key, DateTimeOffset at) => new(isCall, key.Id, key.Fingerprint, at);
}
