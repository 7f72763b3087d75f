using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Stuck;

/// <summary>Asks for late conferences, the latest first.</summary>
[GenerateSerializer, Immutable, Alias("sferum.StuckQuery")]
public sealed record StuckQuery
{
    /// <summary>So late a conference is when nobody says how late.</summary>
    public static readonly TimeSpan UsualLateness = TimeSpan.FromSeconds(10);

    /// <summary>Only of this school; null: of all.</summary>
    [Id(0)] public SchoolId? School { get; init; }

    /// <summary>Only those late by at least this.</summary>
    [Id(1)] public TimeSpan MinimumLateness { get; init; } = UsualLateness;

    /// <summary>Rows to leave out.</summary>
    [Id(2)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(3)] public int Take { get; init; } = 50;

    /// <summary>Only of these schools; null: of all. Callers that are bound to schools get no others.</summary>
    [Id(4)] public IReadOnlyList<SchoolId>? Among { get; init; }
}

/// <summary>A page of them.</summary>
/// <param name="Conferences">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.StuckPage")]
public sealed record StuckPage([property: Id(0)] IReadOnlyList<StuckConference> Conferences, [property: Id(1)] int Total);
