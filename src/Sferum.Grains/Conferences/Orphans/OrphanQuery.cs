using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>Asks for possible orphans, the newest first.</summary>
[GenerateSerializer, Immutable, Alias("sferum.OrphanQuery")]
public sealed record OrphanQuery
{
    /// <summary>Only of this school; null: of all.</summary>
    [Id(0)] public SchoolId? School { get; init; }

    /// <summary>Whether those that were dealt with are listed too.</summary>
    [Id(1)] public bool ShowResolved { get; init; }

    /// <summary>Rows to leave out.</summary>
    [Id(2)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(3)] public int Take { get; init; } = 50;

    /// <summary>Only of these schools; null: of all. Callers that are bound to schools get no others.</summary>
    [Id(4)] public IReadOnlyList<SchoolId>? Among { get; init; }
}

/// <summary>A page of them.</summary>
/// <param name="Calls">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.OrphanPage")]
public sealed record OrphanPage([property: Id(0)] IReadOnlyList<OrphanCall> Calls, [property: Id(1)] int Total);
