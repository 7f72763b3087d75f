using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

/// <summary>Ends a conference for everybody before its time (C12).</summary>
[GenerateSerializer, Immutable, Alias("sferum.EndConference")]
public sealed record EndConference
{
    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>The version that the caller saw; empty: not compared.</summary>
    [Id(1)] public string Etag { get; init; } = "";

    /// <summary>At whose wish.</summary>
    [Id(2)] public AccountId? Actor { get; init; }

    /// <summary>Whether everything is only checked.</summary>
    [Id(3)] public bool ValidateOnly { get; init; }
}
