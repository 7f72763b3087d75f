namespace Sferum.SampleSchool;

/// <summary>
/// A school of two classes, small enough to read. All its people are demo people of the sandbox, so that each of them can be linked under the own name;
/// its English teacher also works at the big school, under the same account.
/// </summary>
public static class SmallSchool
{
    private const string FirstClass = "5a";
    private const string SecondClass = "7b";

    /// <summary>The school.</summary>
    public static School Make() => new("7", "МБОУ «Школа № 7»", "Europe/Moscow", "7001")
    {
        Staff = Staff,
        Classes = [new(FirstClass, "5 А", 5, "7003"), new(SecondClass, "7 Б", 7, "7004")],
        Students = Students,
        Parents = Parents,
        Groups = Groups,
        Lessons = [],
    };

    private static StaffMember[] Staff =>
    [
        new("7001", new("Королёв", "Пётр", "Алексеевич"), Gender.Male, "Директор", StaffPlan.Administration),
        new("7002", new("Римский-Корсаков", "Андрей", "Николаевич"), Gender.Male, "Заместитель директора", StaffPlan.Administration),
        new("7003", new("Иванова", "Мария", "Сергеевна"), Gender.Female, "Учитель математики", StaffPlan.Teaching),
        new("7004", new("Кузнецов", "Дмитрий", "Олегович"), Gender.Male, "Учитель физики", StaffPlan.Teaching),
        new("7005", new("Попов", "Владимир", "Артёмович"), Gender.Male, "Учитель физической культуры", StaffPlan.Teaching),
        new("7006", new("Артёменко", "Василиса", "Константиновна"), Gender.Female, "Секретарь", StaffPlan.Assisting),
        new("7007", new("Мамин-Сибиряк", "Фёдор", "Дмитриевич"), Gender.Male, "Сторож", StaffPlan.Serving),
        new("7008", new("Гусева", "Елена", "Анатольевна"), Gender.Female, "Медицинская сестра", StaffPlan.Medical),
        new(StaffPlan.LinkedTeacherId, StaffPlan.LinkedTeacher, Gender.Female, "Учитель английского языка", StaffPlan.Teaching),
    ];

    private static Student[] Students =>
    [
        new("7101", new("Берёзкина", "Алёна", "Павловна"), Gender.Female, new(2015, 4, 28), FirstClass, ["7203"]),
        new("7102", new("Журавлёва", "Варвара", "Ильинична"), Gender.Female, new(2015, 12, 12), FirstClass, ["7206"]),
        new("7103", new("Иванов", "Артём", "Дмитриевич"), Gender.Male, new(2015, 2, 3), FirstClass, ["7201", "7202"]),
        new("7104", new("Лебедев", "Тимофей", "Романович"), Gender.Male, new(2015, 7, 7), FirstClass, ["7205"]),
        new("7105", new("Щербаков", "Лев", "Михайлович"), Gender.Male, new(2015, 8, 31), FirstClass, ["7207"]),
        new("7106", new("Гасан-заде", "Тимур", "Рашид оглы"), Gender.Male, new(2013, 3, 23), SecondClass, []),
        new("7107", new("Иванова", "Софья", "Дмитриевна"), Gender.Female, new(2013, 6, 21), SecondClass, ["7201", "7202"]),
        new("7108", new("Ковалёв", "Семён", "Андреевич"), Gender.Male, new(2013, 10, 9), SecondClass, ["7204"]),
        new("7109", new("Попова", "Анна-Мария", "Владимировна"), Gender.Female, new(2013, 11, 15), SecondClass, ["7005"]),
        new("7110", new("Салтыков-Щедрин", "Матвей", "Евграфович"), Gender.Male, new(2013, 1, 27), SecondClass, []),
    ];

    private static Parent[] Parents =>
    [
        new("7005", new("Попов", "Владимир", "Артёмович"), Gender.Male),
        new("7201", new("Иванов", "Дмитрий", "Юрьевич"), Gender.Male),
        new("7202", new("Иванова", "Екатерина", "Львовна"), Gender.Female),
        new("7203", new("Берёзкин", "Павел", "Семёнович"), Gender.Male),
        new("7204", new("Ковалёва", "Светлана", "Геннадьевна"), Gender.Female),
        new("7205", new("Лебедева", "Ксения", "Фёдоровна"), Gender.Female),
        new("7206", new("Журавлёв", "Илья", "Степанович"), Gender.Male),
        new("7207", new("Щербакова", "Любовь", "Тимофеевна"), Gender.Female),
    ];

    private static SubjectGroup[] Groups =>
    [
        new("1", "1", "Математика", [FirstClass], "7003", null),
        new("2", "2", "Математика", [SecondClass], "7003", null),
        new("3", "3", "Английский язык", [FirstClass], StaffPlan.LinkedTeacherId, null),
        new("4", "4", "Английский язык", [SecondClass], StaffPlan.LinkedTeacherId, ["7107", "7109"]),
        new("5", "5", "Физика", [SecondClass], "7004", null),
        new("6", "6", "Физическая культура", [FirstClass, SecondClass], "7005", null),
    ];
}
