using Sferum.Grains.Chats;
using Sferum.Grains.Names;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>Says which chats a school should have, out of the guide: B2-B4, B6, B7, B9, B13-B15, B17.</summary>
internal static class PlainChats
{
    public static SchoolId School { get; } = new("7");

    public static ClassId Class(string id) => new(School, id);

    public static GroupId Group(string id) => new(School, id);

    /// <summary>All chats that should be there.</summary>
    public static IEnumerable<PlainChat> Of(PlainSchool school) => OnRoster(school)
        .Where(chat => !school.Hands.Deleted.Contains(chat.Id))
        .Select(chat => chat.Overrule(school.Hands.Of(chat.Id), school.Administrator));

    /// <summary>A group's chat before anything is done by hand.</summary>
    public static PlainChat Subject(PlainSchool school, ChatId id, string group)
    {
        var chat = new PlainChat(id, ChatType.Subject, $"{group} - {PlainRosters.Subject}");
        foreach (var student in school.StudentsOfGroup(group))
        {
            chat.Add(student, $"student of group {group}");
        }

        return WithAdministrator(chat.Add(school.Groups[group].Teacher, $"teacher of {group}", administrator: true), school);
    }

    /// <summary>A chat of type «Другое» before anything is done by hand.</summary>
    public static PlainChat Other(PlainSchool school, ChatId id, string title) => WithAdministrator(new PlainChat(id, ChatType.Other, title), school);

    private static IEnumerable<PlainChat> OnRoster(PlainSchool school) =>
    [
        Teachers(school),
        .. school.Classes.SelectMany(c => new[] { ClassChat(school, c.Key, c.Value), ParentsChat(school, c.Key, c.Value) }),
        .. school.Hands.SubjectChats ? school.Groups.Keys.Select(id => Subject(school, MintedId.SubjectChat(Group(id)), id)) : [],
        .. school.Hands.Made.Select(made => made.Value.Group is { } group ? Subject(school, made.Key, group) : Other(school, made.Key, made.Value.Title)),
    ];

    private static PlainChat Teachers(PlainSchool school)
    {
        var chat = new PlainChat(MintedId.TeachersChat(School), ChatType.Teachers, "Учительская");
        foreach (var teacher in school.Staff.Where(account => school[account].IsTeaching))
        {
            chat.Add(teacher, "position");
        }

        return WithAdministrator(chat, school);
    }

    private static PlainChat ClassChat(PlainSchool school, string id, PlainClass known)
    {
        var chat = new PlainChat(MintedId.ClassChat(Class(id)), ChatType.Class, known.Title);
        foreach (var student in school.StudentsOf(id))
        {
            chat.Add(student, $"student of {id}");
        }

        return WithAdministrator(chat.Add(known.Homeroom, $"homeroom of {id}", administrator: true), school);
    }

    private static PlainChat ParentsChat(PlainSchool school, string id, PlainClass known)
    {
        var chat = new PlainChat(MintedId.ParentsChat(Class(id)), ChatType.Parents, $"{known.Title} Родители");
        foreach (var child in school.StudentsOf(id))
        {
            foreach (var parent in school.ParentsOf(child))
            {
                chat.Add(parent, $"parent of {child}");
            }
        }

        return WithAdministrator(chat.Add(known.Homeroom, $"homeroom of {id}", administrator: true), school);
    }

    private static PlainChat WithAdministrator(PlainChat chat, PlainSchool school) => chat.Add(school.Administrator, "administrator", administrator: true);
}
