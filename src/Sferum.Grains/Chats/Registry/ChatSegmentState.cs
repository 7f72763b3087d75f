using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Chats.Registry;

/// <summary>The row of a part of the list: some of the school's chats, sorted by id.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatSegment")]
internal sealed record ChatSegmentState : IDurableState
{
    /// <summary>Parts of a school's list: at 4,000 chats each holds about 125 rows and, however ids fall, hardly 256.</summary>
    public const int Parts = 32;

    [Id(0)] public ImmutableArray<ChatSnapshot> Rows { get; init; } = [];

    /// <inheritdoc/>
    public Owed Owed => Owed.Nothing;
}
