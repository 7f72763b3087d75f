using Sferum.Grains.Commits;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats;

/// <summary>What is done by hand to the members of a chat (B8-B11, B17).</summary>
/// <param name="Set">People to add, and members whose role is to be another; each account once, and in no other list.</param>
/// <param name="Remove">Members to remove.</param>
/// <param name="AcceptUnlinked">Whether people without a link may be added (B10).</param>
[GenerateSerializer, Immutable, Alias("sferum.MemberEdits")]
public sealed record MemberEdits(
    [property: Id(0)] IReadOnlyList<MemberInput> Set, [property: Id(1)] IReadOnlyList<AccountId> Remove, [property: Id(2)] bool AcceptUnlinked)
{
    /// <summary>Nothing.</summary>
    public static MemberEdits None { get; } = new([], [], AcceptUnlinked: false);
}

/// <summary>A person to be in a chat.</summary>
/// <param name="Account">The account.</param>
/// <param name="Role">The role, set by hand from then on; null: what the grounds give.</param>
[GenerateSerializer, Immutable, Alias("sferum.MemberInput")]
public readonly record struct MemberInput([property: Id(0)] AccountId Account, [property: Id(1)] MemberRole? Role);

/// <summary>Saves a new chat (B6-B10); the grain's key is derived from the request.</summary>
[GenerateSerializer, Immutable, Alias("sferum.CreateChat")]
public sealed record CreateChat
{
    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>Subject or Other.</summary>
    [Id(1)] public required ChatType Type { get; init; }

    /// <summary>The title; empty, for a subject chat: as the group says.</summary>
    [Id(2)] public string Title { get; init; } = "";

    /// <summary>The group of a subject chat.</summary>
    [Id(3)] public GroupId? Group { get; init; }

    /// <summary>Members beside the draft's, or not.</summary>
    [Id(4)] public MemberEdits Members { get; init; } = MemberEdits.None;

    /// <summary>Whether everything is only checked.</summary>
    [Id(5)] public bool ValidateOnly { get; init; }

    /// <summary>At whose wish.</summary>
    [Id(6)] public AccountId? Actor { get; init; }
}

/// <summary>Saves a changed chat (B9-B11, B17).</summary>
[GenerateSerializer, Immutable, Alias("sferum.UpdateChat")]
public sealed record UpdateChat
{
    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>The version that the caller saw; empty: not compared.</summary>
    [Id(1)] public string Etag { get; init; } = "";

    /// <summary>The new title; null: as it is.</summary>
    [Id(2)] public string? Title { get; init; }

    /// <summary>Members added, removed, with other roles.</summary>
    [Id(3)] public MemberEdits Members { get; init; } = MemberEdits.None;

    /// <summary>Whether everything is only checked.</summary>
    [Id(4)] public bool ValidateOnly { get; init; }

    /// <summary>At whose wish.</summary>
    [Id(5)] public AccountId? Actor { get; init; }
}

/// <summary>Deletes a chat (B5, B12).</summary>
/// <param name="Request">The caller's id of it.</param>
/// <param name="Etag">The version that the caller saw; empty: not compared.</param>
/// <param name="ValidateOnly">Whether everything is only checked.</param>
/// <param name="Actor">At whose wish.</param>
[GenerateSerializer, Immutable, Alias("sferum.DeleteChat")]
public sealed record DeleteChat(
    [property: Id(0)] RequestKey Request, [property: Id(1)] string Etag, [property: Id(2)] bool ValidateOnly, [property: Id(3)] AccountId? Actor);

/// <summary>Undoes what was done by hand (B17).</summary>
/// <param name="Request">The caller's id of it.</param>
/// <param name="Etag">The version that the caller saw; empty: not compared.</param>
/// <param name="Accounts">Only these people, and not the title; empty: the whole chat.</param>
/// <param name="AcceptUnlinked">Whether people without a link may come back.</param>
/// <param name="ValidateOnly">Whether everything is only checked.</param>
/// <param name="Actor">At whose wish.</param>
[GenerateSerializer, Immutable, Alias("sferum.ResetChat")]
public sealed record ResetChat(
    [property: Id(0)] RequestKey Request,
    [property: Id(1)] string Etag,
    [property: Id(2)] IReadOnlyList<AccountId> Accounts,
    [property: Id(3)] bool AcceptUnlinked,
    [property: Id(4)] bool ValidateOnly,
    [property: Id(5)] AccountId? Actor);
