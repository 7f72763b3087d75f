using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>How a school changes.</summary>
internal static class SchoolRules
{
    /// <summary>The school after a roster; the same one when that roster is older, or the one that it has.</summary>
    public static SchoolState Apply(SchoolState? state, SchoolRoster roster, DateTimeOffset now)
    {
        if (state?.RosterVersion >= roster.Version)
        {
            return state;
        }

        var next = (state ?? New(now)) with
        {
            Title = roster.KeepsFacts ? state?.Title ?? "" : roster.Facts.Title,
            TimeZone = roster.KeepsFacts ? state?.TimeZone ?? "" : roster.Facts.TimeZone,
            SferumAdministrator = Administrator(state, roster),
            RosterVersion = roster.Version,
            Teachers = [.. roster.Teachers],
            StaffCount = roster.StaffCount,
            StudentCount = roster.StudentCount,
            ParentCount = roster.ParentCount,
            ClassCount = roster.ClassCount,
        };
        return Revised(state, next, now);
    }

    /// <summary>The school after UpdateSchool, or why it is refused.</summary>
    /// <param name="state">The school; null when there is none.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="isStaff">Whether the administrator that the command names is staff.</param>
    /// <param name="now">This moment.</param>
    public static Outcome<SchoolState> Update(SchoolState? state, UpdateSchool command, bool isStaff, DateTimeOffset now)
    {
        if (Refuse(state, command, isStaff) is { } refusal)
        {
            return refusal;
        }

        var school = state ?? New(now);
        var next = school with
        {
            Title = command.Title ?? school.Title,
            TimeZone = command.TimeZone ?? school.TimeZone,
            Settings = command.Settings?.ApplyTo(school.Settings) ?? school.Settings,
            SferumAdministrator = command.SferumAdministrator ?? school.SferumAdministrator,
        };
        var isNews = next.SferumAdministrator != school.SferumAdministrator || next.Settings.SubjectChatsForAllGroups != school.Settings.SubjectChatsForAllGroups;
        return Revised(state, isNews ? next with { AdministratorEdits = next.AdministratorEdits + 1 } : next, now);
    }

    /// <summary>A school of which nothing is known yet.</summary>
    public static SchoolState New(DateTimeOffset now) => new() { CreateTime = now, UpdateTime = now };

    public static SchoolSnapshot Snapshot(SchoolState state, SchoolId id) => new()
    {
        Id = id,
        Title = state.Title,
        TimeZone = state.TimeZone,
        SferumAdministrator = state.SferumAdministrator,
        Settings = state.Settings,
        StaffCount = state.StaffCount,
        StudentCount = state.StudentCount,
        ParentCount = state.ParentCount,
        ClassCount = state.ClassCount,
        CreateTime = state.CreateTime,
        UpdateTime = state.UpdateTime,
        Etag = Etag(state),
        Edits = state.AdministratorEdits,
        Erasing = state.Erasing,
    };

    // One named by UpdateSchool after the roster was accepted is the newer word.
    private static AccountId? Administrator(SchoolState? state, SchoolRoster roster) =>
        state?.AdministratorEdits > roster.Edits ? state.SferumAdministrator : roster.Facts.SferumAdministrator ?? state?.SferumAdministrator;

    private static string Etag(SchoolState state) => state.Revision.ToString(CultureInfo.InvariantCulture);

    private static Refusal? Refuse(SchoolState? state, UpdateSchool command, bool isStaff) => state switch
    {
        { Erasing: true } => Refusal.Of(RefusalReason.SchoolBeingErased),
        null when !command.AllowMissing => Refusal.Of(RefusalReason.NotFound, "school.name"),
        null when command.Title is null => Refusal.Of(RefusalReason.FieldRequired, "school.title"),
        null when command.TimeZone is null => Refusal.Of(RefusalReason.FieldRequired, "school.time_zone"),
        _ when command.Etag.Length > 0 && command.Etag != (state is null ? "" : Etag(state)) => Refusal.Of(RefusalReason.EtagMismatch, "school.etag"),
        _ when command.TimeZone is { } zone && !TimeZoneNames.IsKnown(zone) => Refusal.Of(RefusalReason.InvalidTimeZone, "school.time_zone"),
        _ when command.SferumAdministrator is not null && !isStaff => Refusal.Of(RefusalReason.AdministratorNotStaff, "school.sferum_administrator"),
        _ => null,
    };

    private static SchoolState Revised(SchoolState? state, SchoolState next, DateTimeOffset now)
    {
        if (next == state)
        {
            return state;
        }

        var administratorChanged = next.SferumAdministrator != state?.SferumAdministrator;
        var chatChanged = next.RosterVersion > 0
            && (state is not { RosterVersion: > 0 }
                || administratorChanged
                || !next.Teachers.AsSpan().SequenceEqual(state.Teachers.AsSpan()));
        return next with
        {
            Revision = next.Revision + 1,
            UpdateTime = now,
            ChatVersion = chatChanged ? next.ChatVersion + 1 : next.ChatVersion,
            OtherVersion = administratorChanged ? next.OtherVersion + 1 : next.OtherVersion,
            ZoneChange = ZoneRules.Changed(state, next.TimeZone, now),
        };
    }
}
