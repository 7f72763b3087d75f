using Orleans.Concurrency;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools;

/// <summary>The schools of the deployment, in the order of their names; and which days and lessons a school has, for whoever wants all of them.</summary>
[Alias("sferum.ISchoolListGrain")]
public interface ISchoolListGrain : IGrainWithStringKey
{
    /// <summary>A page of schools.</summary>
    [Alias("List"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<SchoolPage> ListAsync(SchoolQuery query, CancellationToken cancellation);

    /// <summary>The days of which a school has a timetable, in order.</summary>
    [Alias("LessonDays"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<IReadOnlyList<DateOnly>> ReadLessonDaysAsync(SchoolId school, CancellationToken cancellation);
}

/// <summary>Asks for schools.</summary>
[GenerateSerializer, Immutable, Alias("sferum.SchoolQuery")]
public sealed record SchoolQuery
{
    /// <summary>Words that must all occur in the title, each as the beginning of a word; case and ё/е make no difference. Empty: no filter.</summary>
    [Id(0)] public string Text { get; init; } = "";

    /// <summary>Rows to leave out.</summary>
    [Id(1)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(2)] public int Take { get; init; } = 50;

    /// <summary>Only these, in the order of their names; null: all. Callers that are bound to schools get no others.</summary>
    [Id(3)] public IReadOnlyList<SchoolId>? Among { get; init; }
}

/// <summary>A page of schools.</summary>
/// <param name="Schools">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.SchoolPage")]
public sealed record SchoolPage([property: Id(0)] IReadOnlyList<SchoolSnapshot> Schools, [property: Id(1)] int Total);
