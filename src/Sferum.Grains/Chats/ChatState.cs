using System.Collections.Immutable;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats;

/// <summary>The row of a chat.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.Chat")]
internal sealed record ChatState : IDurableState
{
    /// <summary>What the chat is.</summary>
    [Id(0)] public required ChatFacts Facts { get; init; }

    /// <summary>Members, and those who are on the way out.</summary>
    [Id(1)] public MemberTable Members { get; init; } = MemberTable.Empty;

    /// <summary>What the Sferum side has of the chat.</summary>
    [Id(2)] public ChatThere There { get; init; } = ChatThere.Nothing;

    /// <summary>What holds work on the Sferum side up; null when nothing does.</summary>
    [Id(3)] public ChatTrouble? Trouble { get; init; }

    /// <summary>What a list shows of the members and of the Sferum side.</summary>
    [Id(4)] public ChatListing Listing { get; init; } = new();

    /// <summary>Counts every change of what a list shows.</summary>
    [Id(5)] public long Revision { get; init; }

    /// <summary>The last revision that the registry has.</summary>
    [Id(6)] public long PushedRevision { get; init; }

    /// <summary>Counts every change of what an editor sees: title, members, roles.</summary>
    [Id(7)] public long EditVersion { get; init; }

    /// <summary>When it was made.</summary>
    [Id(8)] public DateTimeOffset CreateTime { get; init; }

    /// <summary>When an editor's view changed last.</summary>
    [Id(9)] public DateTimeOffset UpdateTime { get; init; }

    /// <summary>The fingerprint of the request that made the chat by hand; null for a chat that the roster made.</summary>
    [Id(10)] public ulong? MadeBy { get; init; }

    /// <summary>Whether the group, or for «Другое» the school, knows of the chat and tells it what it says. Meaningless for chats of classes and teachers, which are always told.</summary>
    [Id(11)] public bool Attached { get; init; }

    /// <summary>Since when a closed chat is closed, and whether its members have left on the Sferum side; null for one in use.</summary>
    [Id(12)] public ChatClosure? Closure { get; init; }

    /// <summary>What is kept for comparisons with the Sferum side; null: nothing yet.</summary>
    [Id(13)] public ChatDrift? Drift { get; init; }

    /// <summary>Whether the chat was deleted or closed, and conferences of it may still have to be called off.</summary>
    [Id(14)] public bool CallsOff { get; init; }

    /// <inheritdoc/>
    public Owed Owed => ChatOwing.Of(this);

    /// <summary>What of the whole decides about each member.</summary>
    public ChatFrame Frame => new(There.Owner, Facts.Life == ChatLife.Closed && Closure is not { Emptied: true })
    {
        Emptied = Facts.Life == ChatLife.Closed && Closure is { Emptied: true },
        Maker = There.Maker?.User,
        IsHandedOver = HandOverRules.IsWanted(this),
    };
}

/// <summary>What a chat is.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatFacts")]
internal sealed record ChatFacts
{
    [Id(0)] public required ChatType Type { get; init; }

    /// <summary>The title that the roster gives.</summary>
    [Id(1)] public string RosterTitle { get; init; } = "";

    /// <summary>The title given by hand, which wins; null: none.</summary>
    [Id(2)] public string? HandTitle { get; init; }

    [Id(3)] public ClassId? Class { get; init; }

    [Id(4)] public string ClassTitle { get; init; } = "";

    [Id(5)] public GroupId? Group { get; init; }

    [Id(6)] public string Subject { get; init; } = "";

    /// <summary>Whose token is to drive the chat.</summary>
    [Id(7)] public AccountId? SferumAdministrator { get; init; }

    [Id(8)] public ChatLife Life { get; init; } = ChatLife.Open;

    /// <summary>The version of the last source that was taken.</summary>
    [Id(9)] public long SourceVersion { get; init; }

    /// <summary>The classes that take part in the group.</summary>
    [Id(10)] public ImmutableArray<ClassId> Classes { get; init; } = [];

    /// <summary>The title that follows the roster, as long as a title may be: rows of earlier versions hold longer ones.</summary>
    public string FollowedTitle => ChatTitles.Composed(RosterTitle);

    /// <summary>The title.</summary>
    public string Title => HandTitle ?? FollowedTitle;

    /// <summary>The title that the chat is to have on the Sferum side.</summary>
    public string TitleThere => ChatTitles.There(Title);

    private (ChatType, string, string?, ClassId?, string, GroupId?, string, AccountId?, ChatLife, long) Plain =>
        (Type, RosterTitle, HandTitle, Class, ClassTitle, Group, Subject, SferumAdministrator, Life, SourceVersion);

    public bool Equals(ChatFacts? other) => other is not null && Plain == other.Plain && Classes.AsSpan().SequenceEqual(other.Classes.AsSpan());

    public override int GetHashCode() => Plain.GetHashCode();
}
