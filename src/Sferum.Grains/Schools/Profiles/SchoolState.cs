using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>A school: facts, settings, who belongs in the teachers' chat, and what of it the others have taken.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.school")]
internal sealed record SchoolState : IDurableState
{
    [Id(0)] public string Title { get; init; } = "";

    /// <summary>IANA name.</summary>
    [Id(1)] public string TimeZone { get; init; } = "";

    [Id(2)] public AccountId? SferumAdministrator { get; init; }

    [Id(3)] public SchoolSettings Settings { get; init; } = new();

    /// <summary>The number of the last roster; 0: none yet, so there is no teachers' chat.</summary>
    [Id(4)] public long RosterVersion { get; init; }

    /// <summary>Staff whose position belongs in the teachers' chat, in the order of their ids.</summary>
    [Id(5)] public ImmutableArray<AccountId> Teachers { get; init; } = [];

    [Id(6)] public int StaffCount { get; init; }

    [Id(7)] public int StudentCount { get; init; }

    [Id(8)] public int ParentCount { get; init; }

    [Id(9)] public int ClassCount { get; init; }

    [Id(10)] public DateTimeOffset CreateTime { get; init; }

    [Id(11)] public DateTimeOffset UpdateTime { get; init; }

    /// <summary>Counts the changes of what readers see.</summary>
    [Id(12)] public long Revision { get; init; }

    /// <summary>Counts the changes of the teachers' chat's source.</summary>
    [Id(13)] public long ChatVersion { get; init; }

    /// <summary>The version that the teachers' chat has taken.</summary>
    [Id(14)] public long ChatTaken { get; init; }

    /// <summary>Counts the administrators named, and the settings of subject chats changed, by UpdateSchool.</summary>
    [Id(15)] public long AdministratorEdits { get; init; }

    /// <summary>How many of these the school's imports know of.</summary>
    [Id(16)] public long AdministratorEditsTold { get; init; }

    /// <summary>Counts the administrators: the version of the source of chats of type «Другое».</summary>
    [Id(17)] public long OtherVersion { get; init; }

    /// <summary>The version of which all chats of type «Другое» have been told.</summary>
    [Id(18)] public long OtherTold { get; init; }

    /// <summary>The last change of the time zone; null: there was none.</summary>
    [Id(19)] public ConferenceNews? ZoneChange { get; init; }

    /// <summary>The last change of what lessons take from the groups; null: there was none.</summary>
    [Id(20)] public ConferenceNews? GroupsChange { get; init; }

    /// <summary>Whether it is being erased: nothing of it is changed any more.</summary>
    [Id(21)] public bool Erasing { get; init; }

    /// <summary>True when every chat of type «Другое» knows the administrator.</summary>
    public bool AreOthersTold => OtherTold >= OtherVersion;

    /// <summary>True when the teachers' chat has taken all.</summary>
    public bool IsChatSettled => ChatTaken >= ChatVersion;

    /// <summary>True when the imports know of the last of these.</summary>
    public bool IsAdministratorTold => AdministratorEditsTold >= AdministratorEdits;

    public Owed Owed => !IsChatSettled || !IsAdministratorTold || !AreOthersTold ? Owed.Now : ConferenceNews.Sooner(ZoneChange, GroupsChange);
}
