using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sferum.SampleSchool;
using Xunit;

namespace Sferum.UnitTests.Samples;

public sealed class SampleSchoolGeneratorTests
{
    private static readonly Dictionary<ulong, School> Schools =
        new ulong[] { SampleSchoolGenerator.DefaultSeed, 0, 1, 2026, ulong.MaxValue }.ToDictionary(seed => seed, SampleSchoolGenerator.Generate);

    public static TheoryData<ulong> Seeds => [.. Schools.Keys];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Generate_IsOfRealSize(ulong seed)
    {
        var school = Schools[seed];
        Assert.Equal(("15", "Europe/Samara"), (school.Id, school.TimeZone));
        Assert.Equal(
            (27, 700, 1200, 70, 190),
            (school.Classes.Count, school.Students.Count, school.Parents.Count, school.Staff.Count, school.Groups.Count));
        Assert.InRange(school.Lessons.Count, 500, 700);
        Assert.All(school.Students.CountBy(student => student.ClassId), pair => Assert.InRange(pair.Value, 22, 30));
        Assert.Equal("1 А", school.Classes[0].Name);
        Assert.Equal("11 Б", school.Classes[^1].Name);
        Assert.Contains(school.Classes, schoolClass => schoolClass is { Id: "2026-5a", Name: "5 А", Grade: 5 });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Generate_GivesIdsOnceAndOfOneForm(ulong seed)
    {
        var school = Schools[seed];
        AssertIds(school.Staff.Select(member => member.Id), "^t-[0-9]{4}$");
        AssertIds(school.Students.Select(student => student.Id), "^s-[0-9]{4}$");
        AssertIds(school.Parents.Select(parent => parent.Id), "^[pt]-[0-9]{4}$");
        AssertIds(school.Classes.Select(schoolClass => schoolClass.Id), "^2026-[0-9]{1,2}[abv]$");
        AssertIds(school.Groups.Select(group => group.Id), "^g-[0-9]{3}$");
        AssertIds(school.Lessons.Select(lesson => lesson.Id), "^l-[0-9]{4}$");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Generate_HasStaffOfAllTypes(ulong seed)
    {
        var school = Schools[seed];
        Assert.Equal(
            ["Администрация", "Медицинский персонал", "Обслуживающий персонал", "Педагогический состав", "Учебно-вспомогательный персонал"],
            school.Staff.Select(member => member.PositionType).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("Администрация", school.Staff.Single(member => member.Id == school.ChatsAdministrator).PositionType);
        var homeroom = school.Classes.Select(schoolClass => schoolClass.HomeroomTeacherId).ToList();
        Assert.Equal(27, homeroom.Distinct().Count());
        Assert.All(homeroom, id => Assert.Equal("Педагогический состав", school.Staff.Single(member => member.Id == id).PositionType));
    }

    /// <summary>These two are linked in the README: the sandbox's demo people of the same names stand for them.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Generate_NamesTheTwoWhoAreLinked(ulong seed)
    {
        var staff = Schools[seed].Staff.ToDictionary(member => member.Id);
        Assert.Equal("t-0002", Schools[seed].ChatsAdministrator);
        Assert.Equal(("Соловьёва Алёна Игоревна", Gender.Female), (staff["t-0002"].Name.Full, staff["t-0002"].Gender));
        Assert.Equal("t-0018", Schools[seed].Classes.Single(schoolClass => schoolClass.Name == "5 А").HomeroomTeacherId);
        Assert.Equal(("Семёнова Ольга Викторовна", Gender.Female), (staff["t-0018"].Name.Full, staff["t-0018"].Gender));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Generate_HasFamiliesOfAllKinds(ulong seed)
    {
        var school = Schools[seed];
        var children = school.Students.SelectMany(student => student.ParentIds.Select(parent => (parent, student)))
            .ToLookup(pair => pair.parent, pair => pair.student);
        Assert.All(school.Parents, parent => Assert.NotEmpty(children[parent.Id]));
        Assert.All(school.Students, student => Assert.InRange(student.ParentIds.Count, 1, 2));
        Assert.InRange(school.Students.Count(student => student.ParentIds.Count == 1), 100, 150);
        Assert.Contains(school.Parents, parent => children[parent.Id].Count() == 3);
        Assert.Contains(school.Parents, parent => children[parent.Id].Select(child => child.ClassId).Distinct().Count() == 2);
        Assert.Contains(school.Parents, parent => children[parent.Id].CountBy(child => child.ClassId).Any(pair => pair.Value == 2));

        var staff = school.Staff.ToDictionary(member => member.Id);
        var both = school.Parents.Where(parent => staff.ContainsKey(parent.Id)).ToList();
        Assert.Equal(2, both.Count);
        Assert.All(both, parent => Assert.Equal((parent.Name, parent.Gender, "Педагогический состав"),
            (staff[parent.Id].Name, staff[parent.Id].Gender, staff[parent.Id].PositionType)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Generate_NamesAgree(ulong seed)
    {
        var school = Schools[seed];
        var everyone = school.Staff.Select(one => (one.Name, one.Gender)).Concat(school.Students.Select(one => (one.Name, one.Gender)))
            .Concat(school.Parents.Select(one => (one.Name, one.Gender))).ToList();
        foreach (var (name, gender) in everyone)
        {
            var female = gender == Gender.Female;
            Assert.Matches("^[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)*$", name.Last);
            Assert.Matches("^[А-ЯЁ][а-яё]+$", name.First);
            Assert.Matches(female ? "(на|-кызы)$" : "(ич|-оглы)$", name.Middle);
            Assert.DoesNotMatch(female ? "(ов|ев|ёв|ин|ий|ой)(-|$)" : "(ова|ева|ёва|ина|ая)(-|$)", name.Last);
        }

        var texts = everyone.Select(one => one.Name.Full).ToList();
        Assert.Contains(texts, text => text.Contains('ё', StringComparison.Ordinal));
        Assert.Contains(everyone, one => one.Name.Last.Contains('-', StringComparison.Ordinal));
        Assert.Contains(everyone, one => one.Name.Middle.Contains('-', StringComparison.Ordinal));
        Assert.Contains(everyone, one => one.Name.Middle.Length >= 14);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Generate_ChildrenAreTheirParents(ulong seed)
    {
        var school = Schools[seed];
        var parents = school.Parents.ToDictionary(parent => parent.Id);
        foreach (var student in school.Students)
        {
            var grade = school.Classes.Single(schoolClass => schoolClass.Id == student.ClassId).Grade;
            Assert.Equal(2020 - grade, student.BirthDate.Year);
            var father = student.ParentIds.Select(id => parents[id]).SingleOrDefault(parent => parent.Gender == Gender.Male);
            if (father is null)
                continue;
            // The stem; vowels and irregular ones (Лев, Павел, Пётр, Михаил) change after the second letter at the earliest.
            Assert.StartsWith(father.Name.First[..1], student.Name.Middle, StringComparison.Ordinal);
            Assert.Equal(Stem(father.Name.Last), Stem(student.Name.Last));
        }

        Assert.All(
            school.Students.GroupBy(student => string.Join(',', student.ParentIds)),
            family => Assert.Single(family.Select(child => Regex.Replace(child.Name.Middle, "(ович|евич|ич|овна|евна|ична|инична|-оглы|-кызы)$", "")).Distinct()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Generate_GroupsReferToWhatThereIs(ulong seed)
    {
        var school = Schools[seed];
        var students = school.Students.ToDictionary(student => student.Id);
        Assert.All(school.Groups, group =>
        {
            Assert.NotEmpty(group.ClassIds);
            Assert.All(group.ClassIds, id => Assert.Contains(school.Classes, schoolClass => schoolClass.Id == id));
            Assert.Equal("Педагогический состав", school.Staff.Single(member => member.Id == group.TeacherId).PositionType);
            Assert.All(group.StudentIds ?? [], id => Assert.Contains(students[id].ClassId, group.ClassIds));
        });
        Assert.Contains(school.Groups, group => group.ClassIds.Count > 1 && group.StudentIds is null);
        var halves = school.Groups.Where(group => group.Subject == "Английский язык").ToLookup(group => group.ClassIds.Single());
        Assert.Equal(24, halves.Count);
        Assert.All(halves, pair =>
        {
            Assert.Equal(2, pair.Select(group => group.TeacherId).Distinct().Count());
            Assert.Equal(
                school.Students.Where(student => student.ClassId == pair.Key).Select(student => student.Id).Order(StringComparer.Ordinal),
                pair.SelectMany(group => group.StudentIds!).Order(StringComparer.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Generate_TimetableHasNobodyInTwoPlaces(ulong seed)
    {
        var school = Schools[seed];
        var groups = school.Groups.ToDictionary(group => group.Id);
        var ofClass = school.Students.ToLookup(student => student.ClassId, student => student.Id);
        Assert.Equal(school.Groups.Count, school.Lessons.Select(lesson => lesson.GroupId).Distinct().Count());
        foreach (var slot in school.Lessons.GroupBy(lesson => (lesson.Date, lesson.Number)))
        {
            var people = slot.SelectMany(lesson =>
                (groups[lesson.GroupId].StudentIds ?? groups[lesson.GroupId].ClassIds.SelectMany(id => ofClass[id])).Append(lesson.TeacherId)).ToList();
            Assert.Equal(people.Count, people.Distinct().Count());
        }

        Assert.All(school.Lessons, lesson =>
        {
            Assert.InRange(lesson.Number, 1, 7);
            Assert.InRange(lesson.Date, new DateOnly(2026, 9, 14), new DateOnly(2026, 9, 18));
            Assert.InRange((lesson.End - lesson.Start).TotalMinutes, 35, 45);
            Assert.Equal(groups[lesson.GroupId].TeacherId, lesson.TeacherId);
            Assert.Equal(groups[lesson.GroupId].ClassIds, lesson.ClassIds);
        });
    }

    [Fact]
    public void Generate_WhenSameSeed_GivesTheSameSchool() =>
        Assert.Equal(Json(SampleSchoolGenerator.Generate(7)), Json(SampleSchoolGenerator.Generate(7)));

    [Fact]
    public void Generate_WhenOtherSeed_GivesAnotherSchool() =>
        Assert.NotEqual(Json(SampleSchoolGenerator.Generate(7)), Json(SampleSchoolGenerator.Generate(8)));

    /// <summary>The school that the README speaks of must not change unseen: whoever changes it on purpose changes this line.</summary>
    [Fact]
    public void Generate_WhenDefaultSeed_GivesTheSchoolOfYesterday() =>
        Assert.Equal("BFD7B1E5BE46A8FA", Convert.ToHexString(SHA256.HashData(Json(Schools[SampleSchoolGenerator.DefaultSeed])))[..16]);

    private static byte[] Json(School school) => JsonSerializer.SerializeToUtf8Bytes(school);

    private static string Stem(string surname) => Regex.Replace(surname, "(ский|ской|ская|цкий|цкая|ой|ая|а)(?=-|$)", "");

    private static void AssertIds(IEnumerable<string> ids, string form)
    {
        var list = ids.ToList();
        Assert.All(list, id => Assert.Matches(form, id));
        Assert.Equal(list.Count, list.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
