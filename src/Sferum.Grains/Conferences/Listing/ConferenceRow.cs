using Sferum.Grains.Indexing;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>What the list of a month holds of a conference: what readers see of it, without its call's secrets and its grain's own bookkeeping.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ConferenceRow")]
internal sealed record ConferenceRow : IIndexRow
{
    [NonSerialized]
    private string[]? _words;

    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required long Revision { get; init; }

    [Id(2)] public bool IsGone { get; init; }

    /// <summary>The conference, as <see cref="ConferenceRows.Of"/> leaves it.</summary>
    [Id(3)] public required ConferenceState Conference { get; init; }

    /// <summary>True when more people were added or removed by hand than a row holds, so that the conference itself has to say who takes part.</summary>
    [Id(4)] public bool IsCut { get; init; }

    /// <summary>True when it was put here before the conference was on disk, and nobody has said since that it is.</summary>
    [Id(5)] public bool Announced { get; init; }

    public DateTimeOffset ChangedAt => Conference.UpdatedAt;

    /// <summary>The words that it is found by; made once.</summary>
    public string[] Words => _words ??= TextFolding.Words(Conference.Title);
}
