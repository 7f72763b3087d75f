using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Groups;

/// <summary>A subject group: its part of the roster, its chats, and which version of it each of them has taken.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.subject-group")]
internal sealed record SubjectGroupState : IDurableState
{
    /// <summary>As the last roster said; its number is also the version of the chats' source.</summary>
    [Id(0)] public required GroupRoster Roster { get; init; }

    /// <summary>The group's subject chats, the oldest first.</summary>
    [Id(1)] public ImmutableArray<GroupChat> Chats { get; init; } = [];

    /// <summary>Chats that have not taken what the group says now.</summary>
    public IEnumerable<ChatId> Untold => Chats.Where(c => !c.Gone && c.Taken < Roster.Version).Select(c => c.Chat);

    /// <summary>True when every chat has taken all.</summary>
    public bool IsSettled => !Untold.Any();

    public Owed Owed => Owed.When(!IsSettled);
}

/// <summary>A subject chat of a group.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Since">Since when the group knows of it.</param>
/// <param name="Taken">The version that it has taken; 0: none from here.</param>
/// <param name="Gone">A chat that the group made by itself and that was deleted: it is remembered, so that it is not made again.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.GroupChat")]
internal sealed record GroupChat(
    [property: Id(0)] ChatId Chat, [property: Id(1)] DateTimeOffset Since, [property: Id(2)] long Taken, [property: Id(3)] bool Gone);
