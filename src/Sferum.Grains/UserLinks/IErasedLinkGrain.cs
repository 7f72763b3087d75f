using Orleans.Concurrency;
using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks;

/// <summary>A link, for erasures. Key: the account.</summary>
[Alias("sferum.IErasedLinkGrain")]
internal interface IErasedLinkGrain : IGrainWithStringKey
{
    /// <summary>What is known of the account.</summary>
    [Alias("Remains"), AlwaysInterleave]
    Task<LinkRemains> ReadRemainsAsync();

    /// <summary>Undoes the link, if there is one: tokens and profile are given back, every chat is told. Idempotent.</summary>
    [Alias("Undo"), AlwaysInterleave]
    Task UndoAsync();

    /// <summary>
    /// The school is erased: the account was never in it, nor in its chats. Whoever is in no other school is not linked any more; the school stays named until tokens and profile are given back. Idempotent.
    /// </summary>
    [Alias("LeaveSchool"), AlwaysInterleave]
    Task<LinkRemains> LeaveSchoolAsync(SchoolId school);

    /// <summary>
    /// The person is erased. True: nothing but the row itself is left, and it may be deleted. False: the school information system has sent the person again meanwhile, who is somebody new now.
    /// </summary>
    [Alias("Renew"), AlwaysInterleave]
    Task<bool> RenewAsync();
}

/// <summary>What is known of an account.</summary>
[GenerateSerializer, Immutable, Alias("sferum.LinkRemains")]
internal sealed record LinkRemains
{
    /// <summary>Schools in which it is, or once was.</summary>
    [Id(0)] public IReadOnlyList<SchoolId> Schools { get; init; } = [];

    /// <summary>Schools whose Sferum chats administrator it is.</summary>
    [Id(1)] public IReadOnlyList<SchoolId> AdministratorOf { get; init; } = [];

    /// <summary>Chats that follow it.</summary>
    [Id(2)] public IReadOnlyList<ChatId> Chats { get; init; } = [];

    /// <summary>Chats that it is in.</summary>
    [Id(3)] public int ChatCount { get; init; }

    /// <summary>Its profiles on the platform, as far as they are known.</summary>
    [Id(4)] public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Whether something is owed: tokens to give back, chats to tell.</summary>
    [Id(5)] public bool IsOwing { get; init; }

    /// <summary>Whether a chat needs its tokens until it is handed over.</summary>
    [Id(6)] public bool IsHolding { get; init; }

    /// <summary>Whether readers see it.</summary>
    [Id(7)] public bool IsShown { get; init; }

    /// <summary>Whether it is in no school and in no chat, and not linked.</summary>
    [Id(8)] public bool IsEmpty { get; init; }
}
