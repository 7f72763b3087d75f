using Orleans.Concurrency;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools;

/// <summary>A subject group: subject, classes, students, teacher. Key: the group.</summary>
[Alias("sferum.ISubjectGroupGrain")]
public interface ISubjectGroupGrain : IOwesWork
{
    /// <summary>Gives the group. Refused: NotFound.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<GroupSnapshot>> GetAsync(CancellationToken cancellation);

    /// <summary>Takes the group's part of a roster. Idempotent; one older than what is known changes nothing.</summary>
    [Alias("ApplyRoster")]
    Task ApplyRosterAsync(GroupRoster roster);

    /// <summary>What the group says about a subject chat of its own: title, teacher, students (B6, B7). Refused: NotFound.</summary>
    [Alias("Source"), AlwaysInterleave]
    Task<Outcome<ChatSource>> GetSourceAsync(CancellationToken cancellation);

    /// <summary>A subject chat wants to be told of what the group says from now on, or no longer; durable when answered, idempotent. Refused: ChatLimitReached.</summary>
    [Alias("Attach"), AlwaysInterleave]
    Task<Outcome<bool>> AttachAsync(ChatId chat, bool attached);

    /// <summary>Waits, some seconds at most, until the group's chats have taken what the group says now; false: they have not yet.</summary>
    [Alias("Settle"), AlwaysInterleave]
    Task<bool> SettleAsync(CancellationToken cancellation);
}

/// <summary>The group's part of a roster.</summary>
/// <param name="Version">The number of the import.</param>
/// <param name="Group">The group.</param>
/// <param name="StudentCount">Students in it, also where ES sent no list of its own.</param>
/// <param name="Closed">Whether it is closed.</param>
[GenerateSerializer, Immutable, Alias("sferum.GroupRoster")]
public sealed record GroupRoster(
    [property: Id(0)] long Version, [property: Id(1)] RosterGroup Group, [property: Id(2)] int StudentCount, [property: Id(3)] bool Closed)
{
    /// <summary>Everybody in it: its own list, or all students of its classes (B7); in the order of their ids.</summary>
    [Id(4)] public IReadOnlyList<AccountId> Students { get; init; } = [];

    /// <summary>The titles of its classes, in the order of <see cref="RosterGroup.Classes"/>.</summary>
    [Id(5)] public IReadOnlyList<string> ClassTitles { get; init; } = [];

    /// <summary>The school's Sferum chats administrator (B9).</summary>
    [Id(6)] public AccountId? SferumAdministrator { get; init; }

    /// <summary>Whether the group gets a subject chat by itself (the school's setting).</summary>
    [Id(7)] public bool MakesChat { get; init; }

    /// <summary>Whether it tells a group that was closed before of nothing but the administrator: the group alone still knows who was in it at its end.</summary>
    [Id(8)] public bool KeepsPeople { get; init; }
}

/// <summary>A group as readers get it.</summary>
/// <param name="Group">As the roster says.</param>
/// <param name="StudentCount">Students in it.</param>
/// <param name="Closed">Whether it is closed.</param>
[GenerateSerializer, Immutable, Alias("sferum.Group")]
public sealed record GroupSnapshot([property: Id(0)] RosterGroup Group, [property: Id(1)] int StudentCount, [property: Id(2)] bool Closed)
{
    /// <summary>The group's subject chats.</summary>
    [Id(3)] public IReadOnlyList<ChatId> Chats { get; init; } = [];
}
