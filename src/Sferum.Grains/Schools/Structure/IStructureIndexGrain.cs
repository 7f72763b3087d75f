using Orleans.Concurrency;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Structure;

/// <summary>The classes and subject groups of a school, closed ones too, for the lists that windows pick from (B3, B4, B7). Key: the school.</summary>
[Alias("sferum.IStructureIndexGrain")]
public interface IStructureIndexGrain : IGrainWithStringKey
{
    /// <summary>A page of classes, in the order of grade and letter.</summary>
    [Alias("Classes"), AlwaysInterleave]
    Task<ClassPage> ListClassesAsync(ClassQuery query, CancellationToken cancellation);

    /// <summary>A page of groups, by subject and title.</summary>
    [Alias("Groups"), AlwaysInterleave]
    Task<GroupPage> ListGroupsAsync(GroupQuery query, CancellationToken cancellation);

    /// <summary>Those of these groups that the school has, with the titles of their classes.</summary>
    [Alias("FindGroups"), AlwaysInterleave]
    Task<IReadOnlyList<GroupFacts>> FindGroupsAsync(IReadOnlyList<GroupId> groups, CancellationToken cancellation);
}

/// <summary>Asks for classes of a school.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ClassQuery")]
public sealed record ClassQuery
{
    /// <summary>Words that must all occur in the title, each as the beginning of a word; case and ё/е make no difference. Empty: no filter.</summary>
    [Id(0)] public string Text { get; init; } = "";

    /// <summary>Whether closed classes are listed too.</summary>
    [Id(1)] public bool ShowClosed { get; init; }

    /// <summary>Rows to leave out.</summary>
    [Id(2)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(3)] public int Take { get; init; } = 50;
}

/// <summary>A page of classes.</summary>
/// <param name="Classes">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.ClassPage")]
public sealed record ClassPage([property: Id(0)] IReadOnlyList<ClassId> Classes, [property: Id(1)] int Total);

/// <summary>Asks for subject groups of a school.</summary>
[GenerateSerializer, Immutable, Alias("sferum.GroupQuery")]
public sealed record GroupQuery
{
    /// <summary>Words that must all occur in subject, title or the titles of the classes, each as the beginning of a word. Empty: no filter.</summary>
    [Id(0)] public string Text { get; init; } = "";

    /// <summary>Only groups in which this class takes part.</summary>
    [Id(1)] public ClassId? Class { get; init; }

    /// <summary>Only groups of this teacher.</summary>
    [Id(2)] public AccountId? Teacher { get; init; }

    /// <summary>Whether closed groups are listed too.</summary>
    [Id(3)] public bool ShowClosed { get; init; }

    /// <summary>Rows to leave out.</summary>
    [Id(4)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(5)] public int Take { get; init; } = 50;
}

/// <summary>A page of groups.</summary>
/// <param name="Groups">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.GroupPage")]
public sealed record GroupPage([property: Id(0)] IReadOnlyList<GroupId> Groups, [property: Id(1)] int Total);
