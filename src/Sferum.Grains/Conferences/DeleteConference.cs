using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

/// <summary>Deletes a conference; an active one is ended (C13).</summary>
[GenerateSerializer, Immutable, Alias("sferum.DeleteConference")]
public sealed record DeleteConference
{
    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>The version that the caller saw; empty: not compared.</summary>
    [Id(1)] public string Etag { get; init; } = "";

    /// <summary>Whether everything is only checked.</summary>
    [Id(2)] public bool ValidateOnly { get; init; }

    /// <summary>At whose wish.</summary>
    [Id(3)] public AccountId? Actor { get; init; }
}
