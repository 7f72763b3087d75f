using Orleans.Concurrency;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats;

/// <summary>The list of a school's chats that ES shows: filter, sort, page (B1). Key: the school.</summary>
[Alias("sferum.IChatRegistryGrain")]
public interface IChatRegistryGrain : IGrainWithStringKey
{
    /// <summary>Puts a row in; durable when answered. Idempotent; an older revision changes nothing.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task PutAsync(ChatSnapshot row);

    /// <summary>A page of chats.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ChatPage> ListAsync(ChatQuery query, CancellationToken cancellation);
}

/// <summary>Asks for chats.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ChatQuery")]
public sealed record ChatQuery
{
    /// <summary>Only chats of these types; empty: all.</summary>
    [Id(0)] public IReadOnlyList<ChatType> Types { get; init; } = [];

    /// <summary>Only chats of this class.</summary>
    [Id(1)] public ClassId? Class { get; init; }

    /// <summary>Only chats of this group.</summary>
    [Id(2)] public GroupId? Group { get; init; }

    /// <summary>Only chats of this subject; case and ё/е make no difference. Empty: all.</summary>
    [Id(3)] public string Subject { get; init; } = "";

    /// <summary>Words of the title that must all occur, each as the beginning of a word; case and ё/е make no difference. Empty: all.</summary>
    [Id(4)] public string Text { get; init; } = "";

    /// <summary>Whether closed chats are left out.</summary>
    [Id(5)] public bool HideClosed { get; init; }

    /// <summary>Whether only chats that wait or are held up are given.</summary>
    [Id(6)] public bool TroubleOnly { get; init; }

    /// <summary>Only these chats (those available to an account); null: all.</summary>
    [Id(7)] public IReadOnlyList<ChatId>? Only { get; init; }

    /// <summary>The order.</summary>
    [Id(8)] public ChatOrder Order { get; init; }

    /// <summary>Whether the order is turned around.</summary>
    [Id(9)] public bool Descending { get; init; }

    /// <summary>Rows to leave out.</summary>
    [Id(10)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(11)] public int Take { get; init; } = 50;

    /// <summary>Only chats in which the online lesson of a lesson of this group can be held (C14): the group's subject chats, and the class chats of its classes; null: all.</summary>
    [Id(12)] public LessonChats? Lesson { get; init; }
}

/// <summary>Whose chats fit a lesson.</summary>
/// <param name="Group">The lesson's group.</param>
/// <param name="Classes">That group's classes.</param>
[GenerateSerializer, Immutable, Alias("sferum.LessonChats")]
public sealed record LessonChats([property: Id(0)] GroupId Group, [property: Id(1)] IReadOnlyList<ClassId> Classes);

/// <summary>Orders of the registry; class titles sort by number, then letter; ties by name.</summary>
[GenerateSerializer]
public enum ChatOrder
{
    /// <summary>Type, then title.</summary>
    TypeAndTitle = 0,

    /// <summary>Title.</summary>
    Title = 1,

    /// <summary>Class title.</summary>
    ClassTitle = 2,

    /// <summary>Subject.</summary>
    Subject = 3,

    /// <summary>Members.</summary>
    MemberCount = 4,

    /// <summary>Last change.</summary>
    UpdateTime = 5,
}

/// <summary>A page of the registry.</summary>
/// <param name="Chats">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.ChatPage")]
public sealed record ChatPage([property: Id(0)] IReadOnlyList<ChatSnapshot> Chats, [property: Id(1)] int Total);
