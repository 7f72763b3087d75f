using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats;

/// <summary>A chat as readers get it, and as it stands in the registry (B1). Names of people are not in it: they come from the people index.</summary>
[GenerateSerializer, Immutable, Alias("sferum.Chat")]
public sealed record ChatSnapshot
{
    /// <summary>Administrators that a list shows.</summary>
    public const int ShownAdministrators = 10;

    /// <summary>The chat.</summary>
    [Id(0)] public required ChatId Id { get; init; }

    /// <summary>«Наименование чата».</summary>
    [Id(1)] public required string Title { get; init; }

    /// <summary>The type.</summary>
    [Id(2)] public required ChatType Type { get; init; }

    /// <summary>The group of a subject chat.</summary>
    [Id(3)] public GroupId? Group { get; init; }

    /// <summary>The class of a class or parents' chat.</summary>
    [Id(4)] public ClassId? Class { get; init; }

    /// <summary>The column «Класс».</summary>
    [Id(5)] public string ClassTitle { get; init; } = "";

    /// <summary>The column «Предмет».</summary>
    [Id(6)] public string Subject { get; init; } = "";

    /// <summary>Whether the title was set by hand.</summary>
    [Id(7)] public bool TitledByHand { get; init; }

    /// <summary>All members in the registry.</summary>
    [Id(8)] public int MemberCount { get; init; }

    /// <summary>Of these, in the chat on the Sferum side.</summary>
    [Id(9)] public int JoinedCount { get; init; }

    /// <summary>Chat administrators, homeroom or group teacher first, at most <see cref="ShownAdministrators"/>.</summary>
    [Id(10)] public IReadOnlyList<AccountId> Administrators { get; init; } = [];

    /// <summary>All chat administrators.</summary>
    [Id(11)] public int AdministratorCount { get; init; }

    /// <summary>Whether it lives.</summary>
    [Id(12)] public ChatLife Life { get; init; } = ChatLife.Open;

    /// <summary>What the Sferum side has of it.</summary>
    [Id(13)] public ChatPlatformState Platform { get; init; } = ChatPlatformState.Waiting;

    /// <summary>Why the Sferum side waits or is held up.</summary>
    [Id(14)] public PlatformTrouble Trouble { get; init; }

    /// <summary>When it was made.</summary>
    [Id(15)] public DateTimeOffset CreateTime { get; init; }

    /// <summary>When it changed last in the registry.</summary>
    [Id(16)] public DateTimeOffset UpdateTime { get; init; }

    /// <summary>Counts every change of what a list shows: a later row replaces an earlier one, never the other way round.</summary>
    [Id(17)] public long Revision { get; init; }

    /// <summary>The version for edits, opaque.</summary>
    [Id(18)] public string Etag { get; init; } = "";

    /// <summary>The classes that take part in the group of a subject chat.</summary>
    [Id(19)] public IReadOnlyList<ClassId> Classes { get; init; } = [];
}
