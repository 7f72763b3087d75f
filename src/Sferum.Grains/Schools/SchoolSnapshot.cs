using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools;

/// <summary>A school as readers get it.</summary>
[GenerateSerializer, Immutable, Alias("sferum.School")]
public sealed record SchoolSnapshot
{
    /// <summary>The school.</summary>
    [Id(0)] public required SchoolId Id { get; init; }

    /// <summary>The name for people.</summary>
    [Id(1)] public required string Title { get; init; }

    /// <summary>IANA name of the time zone.</summary>
    [Id(2)] public required string TimeZone { get; init; }

    /// <summary>The Sferum chats administrator (B9).</summary>
    [Id(3)] public AccountId? SferumAdministrator { get; init; }

    /// <summary>The settings.</summary>
    [Id(4)] public SchoolSettings Settings { get; init; } = new();

    /// <summary>Employees.</summary>
    [Id(5)] public int StaffCount { get; init; }

    /// <summary>Students.</summary>
    [Id(6)] public int StudentCount { get; init; }

    /// <summary>Parents.</summary>
    [Id(7)] public int ParentCount { get; init; }

    /// <summary>Classes that are not closed.</summary>
    [Id(8)] public int ClassCount { get; init; }

    /// <summary>When the school became known.</summary>
    [Id(9)] public DateTimeOffset CreateTime { get; init; }

    /// <summary>When these facts changed last.</summary>
    [Id(10)] public DateTimeOffset UpdateTime { get; init; }

    /// <summary>The version, opaque.</summary>
    [Id(11)] public string Etag { get; init; } = "";

    /// <summary>Counts the changes by UpdateSchool that people, classes and groups follow.</summary>
    [Id(12)] public long Edits { get; init; }

    /// <summary>Whether it is being erased: nothing of it is changed any more.</summary>
    [Id(13)] public bool Erasing { get; init; }

    /// <summary>Why nothing may be changed; null: it may.</summary>
    public Refusal? WhyFixed => Erasing ? Refusal.Of(RefusalReason.SchoolBeingErased) with { Subjects = [Id.Name] } : null;
}
