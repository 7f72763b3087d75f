using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.V1;
using Domain = Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools;

/// <summary>From the domain's school, class and group to the contract's.</summary>
internal static class SchoolMapping
{
    internal static School Of(SchoolSnapshot school, PlatformTrouble trouble, int chats) => new()
    {
        Name = school.Id.Name,
        Title = school.Title,
        TimeZone = school.TimeZone,
        SferumAdministrator = school.SferumAdministrator?.Name ?? "",
        Settings = Of(school.Settings),
        Trouble = trouble,
        StaffCount = school.StaffCount,
        StudentCount = school.StudentCount,
        ParentCount = school.ParentCount,
        ClassCount = school.ClassCount,
        ChatCount = chats,
        CreateTime = Timestamp.FromDateTimeOffset(school.CreateTime),
        UpdateTime = Timestamp.FromDateTimeOffset(school.UpdateTime),
        Etag = school.Etag,
    };

    internal static V1.SchoolClass Of(ClassSnapshot one) => new()
    {
        Name = one.Id.Name,
        Title = one.Title,
        HomeroomTeacher = one.HomeroomTeacher?.Name ?? "",
        StudentCount = one.StudentCount,
        ParentCount = one.ParentCount,
        ClassChat = MintedId.ClassChat(one.Id).Name,
        ParentsChat = MintedId.ParentsChat(one.Id).Name,
        Closed = one.Closed,
    };

    internal static V1.SubjectGroup Of(GroupSnapshot group, IEnumerable<string> classTitles) => new()
    {
        Name = group.Group.Group.Name,
        Title = group.Group.Title,
        Subject = group.Group.Subject,
        SchoolClasses = { group.Group.Classes.Select(c => c.Name) },
        ClassTitles = { classTitles },
        Teacher = group.Group.Teacher?.Name ?? "",
        ExplicitStudents = group.Group.Students is not null,
        StudentCount = group.StudentCount,
        Chats = { group.Chats.Select(c => c.Name) },
        Closed = group.Closed,
    };

    private static V1.SchoolSettings Of(Domain.SchoolSettings settings) => new()
    {
        SubjectChatsForAllGroups = settings.SubjectChatsForAllGroups,
        OverlapPolicy = (V1.OverlapPolicy)settings.OverlapPolicy,
        StrangerPolicy = (V1.StrangerPolicy)settings.StrangerPolicy,
        NameMismatchPolicy = (V1.NameMismatchPolicy)settings.NameMismatchPolicy,
        EnforcePersonRights = settings.EnforcePersonRights,
        RemovalGuard = new()
        {
            ClassPeople = settings.RemovalGuard.ClassPeople,
            ClassPercent = settings.RemovalGuard.ClassPercent,
            ClassMinimum = settings.RemovalGuard.ClassMinimum,
            SchoolPercent = settings.RemovalGuard.SchoolPercent,
        },
        ClosedClassRetentionDays = settings.ClosedClassRetentionDays,
    };
}
