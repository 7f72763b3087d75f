using System.Text;
using Sferum.Grains.Names;
using Sferum.V1;

namespace Sferum.UnitTests.Samples;

/// <summary>What roster.proto and ImportRoster ask of a roster, read off their comments.</summary>
internal static class RosterRules
{
    /// <summary>Each broken rule in words, with where.</summary>
    public static List<string> Broken(ReplaceRosterRequest request) =>
        [
            .. new[] { Facts(request), Limits(request.Roster), Doubles(request.Roster), Names(request), References(request.Roster), Texts(request.Roster) }
                .SelectMany(rules => rules).Where(broken => broken.Length > 0),
        ];

    public static IEnumerable<(string Account, PersonName Name)> People(RosterSnapshot roster) =>
        roster.Staff.Select(one => (one.Account, one.FullName))
            .Concat(roster.Students.Select(one => (one.Account, one.FullName)))
            .Concat(roster.Parents.Select(one => (one.Account, one.FullName)));

    private static IEnumerable<string> Facts(ReplaceRosterRequest request)
    {
        var staff = request.Roster.Staff.Select(one => one.Account).ToHashSet();
        yield return Unless(IsText(request.Facts.Title, 1, 200), "facts.title");
        yield return Unless(TimeZoneInfo.TryFindSystemTimeZoneById(request.Facts.TimeZone, out _), "INVALID_TIME_ZONE");
        yield return Unless(request.Facts.SferumAdministrator.Length > 0, "ADMINISTRATOR_REQUIRED");
        yield return Unless(staff.Contains(request.Facts.SferumAdministrator), "ADMINISTRATOR_NOT_STAFF");
        yield return Unless(request.RequestId.Length is > 0 and <= 64, "request_id");
    }

    private static IEnumerable<string> Limits(RosterSnapshot roster)
    {
        yield return Unless(roster.Staff.Count is > 0 and <= 2_000, "TOO_MANY_ITEMS: staff");
        yield return Unless(roster.Classes.Count is > 0 and <= 500, "TOO_MANY_ITEMS: classes");
        yield return Unless(roster.Students.Count is > 0 and <= 10_000, "TOO_MANY_ITEMS: students");
        yield return Unless(roster.Parents.Count is > 0 and <= 20_000, "TOO_MANY_ITEMS: parents");
        yield return Unless(roster.Groups.Count is > 0 and <= 4_000, "TOO_MANY_ITEMS: groups");
        foreach (var parent in roster.Parents)
            yield return Unless(parent.Children.Count is > 0 and <= 20, $"PARENT_WITHOUT_CHILD: {parent.Account}");
        foreach (var group in roster.Groups)
            yield return Unless(group.SchoolClasses.Count is > 0 and <= 20 && (group.StudentList?.Students.Count ?? 0) <= 500, $"TOO_MANY_ITEMS: {group.Group}");
    }

    private static IEnumerable<string> Doubles(RosterSnapshot roster) =>
        Twice(roster.Staff.Select(one => one.Account)).Concat(Twice(roster.Students.Select(one => one.Account)))
            .Concat(Twice(roster.Parents.Select(one => one.Account))).Concat(Twice(roster.Classes.Select(one => one.SchoolClass)))
            .Concat(Twice(roster.Groups.Select(one => one.Group))).Concat(roster.Parents.SelectMany(one => Twice(one.Children)))
            .Concat(roster.Groups.SelectMany(one => Twice(one.SchoolClasses).Concat(Twice(one.StudentList?.Students ?? []))));

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.CountBy(name => name).Select(pair => Unless(pair.Value == 1, $"DUPLICATE_ITEM: {pair.Key}"));

    private static IEnumerable<string> Names(ReplaceRosterRequest request) =>
        People(request.Roster).Select(person => Unless(AccountId.TryParse(person.Account, out _), $"INVALID_NAME: {person.Account}"))
            .Concat(request.Roster.Classes.Select(one => Unless(ClassId.TryParse(one.SchoolClass, out var id) && id.School.Name == request.School, $"INVALID_NAME: {one.SchoolClass}")))
            .Concat(request.Roster.Groups.Select(one => Unless(GroupId.TryParse(one.Group, out var id) && id.School.Name == request.School, $"INVALID_NAME: {one.Group}")))
            .Append(Unless(SchoolId.TryParse(request.School, out _), "INVALID_NAME: school"));

    private static IEnumerable<string> References(RosterSnapshot roster)
    {
        var staff = roster.Staff.Select(one => one.Account).ToHashSet();
        var classes = roster.Classes.Select(one => one.SchoolClass).ToHashSet();
        var students = roster.Students.ToDictionary(one => one.Account, one => one.SchoolClass);
        foreach (var one in roster.Classes)
            yield return Unless(one.HomeroomTeacher.Length == 0 || staff.Contains(one.HomeroomTeacher), $"PERSON_NOT_STAFF: {one.SchoolClass}");
        foreach (var one in roster.Students)
            yield return Unless(classes.Contains(one.SchoolClass), $"UNKNOWN_CLASS: {one.Account}");
        foreach (var one in roster.Parents)
            yield return Unless(one.Children.All(students.ContainsKey), $"PERSON_NOT_STUDENT: {one.Account}");
        foreach (var one in roster.Groups)
        {
            yield return Unless(one.SchoolClasses.All(classes.Contains), $"UNKNOWN_CLASS: {one.Group}");
            yield return Unless(one.Teacher.Length == 0 || staff.Contains(one.Teacher), $"PERSON_NOT_STAFF: {one.Group}");
            yield return Unless(
                one.StudentList?.Students.All(student => one.SchoolClasses.Contains(students.GetValueOrDefault(student, ""))) != false,
                $"PERSON_NOT_STUDENT: {one.Group}");
        }
    }

    private static IEnumerable<string> Texts(RosterSnapshot roster) =>
        People(roster).Select(one => Unless(
            IsText(one.Name.FamilyName, 1, 100) && IsText(one.Name.GivenName, 1, 100) && IsText(one.Name.Patronymic, 0, 100), $"full_name: {one.Account}"))
            .Concat(roster.Staff.Select(one => Unless(one.PositionType != PositionType.Unspecified && IsText(one.PositionTitle, 0, 200), $"position: {one.Account}")))
            .Concat(roster.Classes.Select(one => Unless(IsText(one.Title, 1, 32), $"title: {one.SchoolClass}")))
            .Concat(roster.Groups.Select(one => Unless(IsText(one.Title, 1, 64) && IsText(one.Subject, 1, 128), $"title: {one.Group}")));

    private static bool IsText(string text, int least, int most) =>
        text.Length >= least && text.Length <= most && TextForm.IsClean(text) && text.IsNormalized(NormalizationForm.FormC) && text == text.Trim();

    private static string Unless(bool kept, string rule) => kept ? "" : rule;
}
