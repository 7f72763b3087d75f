using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools;

/// <summary>How far an import is; numbers as in the contract.</summary>
[GenerateSerializer]
public enum RosterImportStage
{
    /// <summary>Nothing.</summary>
    Unspecified = 0,

    /// <summary>Only planned; nothing was changed.</summary>
    Validated = 1,

    /// <summary>Accepted on disk; its changes are reaching classes and chats.</summary>
    Applying = 2,

    /// <summary>Everything has reached classes and chats.</summary>
    Applied = 3,

    /// <summary>Additions and changes are applied; removals wait for approval.</summary>
    AppliedRemovalsWithheld = 4,

    /// <summary>
    /// What it withheld was overtaken: by any later import, or by a change of a person, class or group that the withheld removals concern. An earlier version also gave up imports that a
    /// later one overtook before they were carried out.
    /// </summary>
    Superseded = 5,
}

/// <summary>What an import came to.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterImport")]
public sealed record RosterImportSnapshot
{
    /// <summary>The import's id, made from the request id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>How far it is.</summary>
    [Id(1)] public required RosterImportStage Stage { get; init; }

    /// <summary>What it changed, in numbers.</summary>
    [Id(2)] public required RosterSummary Summary { get; init; }

    /// <summary>When it was accepted.</summary>
    [Id(3)] public required DateTimeOffset CreateTime { get; init; }

    /// <summary>When all was applied.</summary>
    [Id(4)] public DateTimeOffset? FinishTime { get; init; }

    /// <summary>At whose wish.</summary>
    [Id(5)] public AccountId? Actor { get; init; }

    /// <summary>The digest of the plan: 64 hexadecimal digits.</summary>
    [Id(6)] public string PlanDigest { get; init; } = "";

    /// <summary>When removals are withheld: RemovalsWithheld with limits and counts; else null.</summary>
    [Id(7)] public Refusal? Withholding { get; init; }
}

/// <summary>An import in numbers, as in the contract's RosterPlanSummary.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterSummary")]
public sealed record RosterSummary
{
    /// <summary>People new to the school.</summary>
    [Id(0)] public int PeopleAdded { get; init; }

    /// <summary>People with no role in the school any more.</summary>
    [Id(1)] public int PeopleRemoved { get; init; }

    /// <summary>People who changed.</summary>
    [Id(2)] public int PeopleChanged { get; init; }

    /// <summary>New classes.</summary>
    [Id(3)] public int ClassesAdded { get; init; }

    /// <summary>Classes that are closed.</summary>
    [Id(4)] public int ClassesClosed { get; init; }

    /// <summary>Classes that changed.</summary>
    [Id(5)] public int ClassesChanged { get; init; }

    /// <summary>New groups.</summary>
    [Id(6)] public int GroupsAdded { get; init; }

    /// <summary>Groups that are closed.</summary>
    [Id(7)] public int GroupsClosed { get; init; }

    /// <summary>Groups that changed.</summary>
    [Id(8)] public int GroupsChanged { get; init; }

    /// <summary>Chats that are made.</summary>
    [Id(9)] public int ChatsCreated { get; init; }

    /// <summary>Chats whose title, members or roles change.</summary>
    [Id(10)] public int ChatsChanged { get; init; }

    /// <summary>Memberships that begin, over all chats.</summary>
    [Id(11)] public int MembersAdded { get; init; }

    /// <summary>Memberships that end, over all chats, withheld ones included.</summary>
    [Id(12)] public int MembersRemoved { get; init; }

    /// <summary>Of those, the ones that wait for approval.</summary>
    [Id(13)] public int RemovalsWithheld { get; init; }

    /// <summary>Of the added, those whose account is not linked (B10).</summary>
    [Id(14)] public int UnlinkedMembersAdded { get; init; }
}
