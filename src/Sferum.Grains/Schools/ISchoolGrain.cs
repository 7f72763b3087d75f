using Orleans.Concurrency;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools;

/// <summary>A school: profile, time zone, settings, Sferum chats administrator, staff; says who belongs in the teachers' chat (B2). Key: the school.</summary>
[Alias("sferum.ISchoolGrain")]
public interface ISchoolGrain : IOwesWork
{
    /// <summary>Gives the school. Refused: NotFound.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<SchoolSnapshot>> GetAsync(CancellationToken cancellation);

    /// <summary>Saves facts and settings (UpdateSchool). Refused: NotFound, EtagMismatch, AdministratorNotStaff, the form of values.</summary>
    [Alias("Update")]
    Task<Outcome<SchoolSnapshot>> UpdateAsync(UpdateSchool command, CancellationToken cancellation);

    /// <summary>Notes how many chats a request has made again; answers what was noted for it first. Refused: NotFound, RequestIdReused.</summary>
    [Alias("NoteRecreation")]
    Task<Outcome<int>> NoteRecreationAsync(RequestKey request, int chats, CancellationToken cancellation);

    /// <summary>Takes the school's part of a roster. Idempotent; one older than what is known changes nothing.</summary>
    [Alias("ApplyRoster")]
    Task ApplyRosterAsync(SchoolRoster roster);

    /// <summary>Hears that lessons take something else from the school's groups, and owes it to the conferences. Durable when answered.</summary>
    /// <param name="made">Whether the change is there; else it is about to be made.</param>
    [Alias("NoteGroups")]
    Task NoteGroupsAsync(bool made);

    /// <summary>What the school says about a chat of type «Другое»: nothing but its administrator (B9). Refused: NotFound.</summary>
    [Alias("OtherSource"), AlwaysInterleave]
    Task<Outcome<ChatSource>> GetOtherSourceAsync(CancellationToken cancellation);

    /// <summary>From now on the school is being erased, and refuses every change. Idempotent. False: there is no such school.</summary>
    [Alias("BeginErasure")]
    Task<bool> BeginErasureAsync();

    /// <summary>Waits, some seconds at most, until the teachers' chat has taken what the school says now; false: it has not yet.</summary>
    [Alias("Settle"), AlwaysInterleave]
    Task<bool> SettleAsync(CancellationToken cancellation);
}

/// <summary>The school's part of a roster.</summary>
[GenerateSerializer, Immutable, Alias("sferum.SchoolRoster")]
public sealed record SchoolRoster
{
    /// <summary>The number of the import.</summary>
    [Id(0)] public required long Version { get; init; }

    /// <summary>The facts; the administrator is resolved.</summary>
    [Id(1)] public required RosterFacts Facts { get; init; }

    /// <summary>Staff whose position belongs in the teachers' chat, in the order of their ids.</summary>
    [Id(2)] public required IReadOnlyList<AccountId> Teachers { get; init; }

    /// <summary>Employees in all.</summary>
    [Id(3)] public required int StaffCount { get; init; }

    /// <summary>Students in all.</summary>
    [Id(4)] public required int StudentCount { get; init; }

    /// <summary>Parents in all.</summary>
    [Id(5)] public required int ParentCount { get; init; }

    /// <summary>Classes that are not closed.</summary>
    [Id(6)] public required int ClassCount { get; init; }

    /// <summary>True when the school keeps its own title and time zone.</summary>
    [Id(7)] public bool KeepsFacts { get; init; }

    /// <summary>The edits by UpdateSchool that were known when this was accepted: an administrator named by a later one stays.</summary>
    [Id(8)] public long Edits { get; init; } = long.MaxValue;
}

/// <summary>Saves a school's facts and settings; null leaves a value as it is.</summary>
[GenerateSerializer, Immutable, Alias("sferum.UpdateSchool")]
public sealed record UpdateSchool
{
    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>The version that the caller saw; empty: not compared.</summary>
    [Id(1)] public string Etag { get; init; } = "";

    /// <summary>The school's name for people.</summary>
    [Id(2)] public string? Title { get; init; }

    /// <summary>IANA name of the time zone.</summary>
    [Id(3)] public string? TimeZone { get; init; }

    /// <summary>The Sferum chats administrator.</summary>
    [Id(4)] public AccountId? SferumAdministrator { get; init; }

    /// <summary>Settings; each null leaves its value as it is.</summary>
    [Id(5)] public SchoolSettingsPatch? Settings { get; init; }

    /// <summary>Whether the school is made when it does not exist.</summary>
    [Id(6)] public bool AllowMissing { get; init; }

    /// <summary>Whether everything is only checked.</summary>
    [Id(7)] public bool ValidateOnly { get; init; }

    /// <summary>At whose wish.</summary>
    [Id(8)] public AccountId? Actor { get; init; }
}
