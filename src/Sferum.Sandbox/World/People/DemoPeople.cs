using System.Globalization;

namespace Sferum.Sandbox.World.People;

/// <summary>The people every new world has. Ids and phones follow from the order: append, never insert.</summary>
internal static class DemoPeople
{
    public const long FirstVkId = 712_300_101;
    public const long FirstUserId = 815_400_101;
    public const long FirstPhone = 79_000_000_101;
    public const string Password = "sferum-demo";

    private static readonly (string LastName, string FirstName, string Patronymic, int Sex, string Birthday, int Profiles)[] Rows =
    [
        ("Соловьёва", "Алёна", "Игоревна", 1, "14.03.1979", 1),
        ("Королёв", "Пётр", "Алексеевич", 2, "02.11.1968", 1),
        ("Семёнова", "Ольга", "Викторовна", 1, "25.07.1984", 1),
        ("Римский-Корсаков", "Андрей", "Николаевич", 2, "06.03.1975", 1),
        ("Иванова", "Мария", "Сергеевна", 1, "19.09.1990", 1),
        ("Кузнецов", "Дмитрий", "Олегович", 2, "30.01.1981", 1),
        ("Мамин-Сибиряк", "Фёдор", "Дмитриевич", 2, "25.10.1972", 1),
        ("Пушкарёва", "Наталья", "Петровна", 1, "11.12.1987", 1),
        ("Гусева", "Елена", "Анатольевна", 1, "08.08.1976", 1),
        ("Артёменко", "Василиса", "Константиновна", 1, "17.05.1993", 1),
        ("Иванов", "Артём", "Дмитриевич", 2, "03.02.2013", 1),
        ("Иванова", "Софья", "Дмитриевна", 1, "21.06.2011", 1),
        ("Ковалёв", "Семён", "Андреевич", 2, "09.10.2012", 1),
        ("Берёзкина", "Алёна", "Павловна", 1, "28.04.2013", 1),
        ("Салтыков-Щедрин", "Матвей", "Евграфович", 2, "27.01.2010", 1),
        ("Попова", "Анна-Мария", "Владимировна", 1, "15.11.2012", 1),
        ("Лебедев", "Тимофей", "Романович", 2, "07.07.2014", 1),
        ("Журавлёва", "Варвара", "Ильинична", 1, "12.12.2013", 1),
        ("Гасан-заде", "Тимур", "Рашид оглы", 2, "23.03.2011", 1),
        ("Щербаков", "Лев", "Михайлович", 2, "31.08.2012", 1),
        ("Иванов", "Дмитрий", "Юрьевич", 2, "05.05.1980", 1),
        ("Иванова", "Екатерина", "Львовна", 1, "16.10.1983", 1),
        ("Ковалёва", "Светлана", "Геннадьевна", 1, "01.01.1985", 1),
        ("Берёзкин", "Павел", "Семёнович", 2, "20.02.1982", 1),
        ("Попов", "Владимир", "Артёмович", 2, "09.09.1979", 1),
        ("Лебедева", "Ксения", "Фёдоровна", 1, "13.04.1986", 1),
        ("Журавлёв", "Илья", "Степанович", 2, "24.06.1977", 1),
        ("Щербакова", "Любовь", "Тимофеевна", 1, "18.08.1988", 1),
        ("Семёнов", "Егор", "Кириллович", 2, "29.09.1974", 2),
        ("Новикова", "Юлия", "Борисовна", 1, "10.10.1991", 0),
        ("Тарасова", "Вера", "Николаевна", 1, "04.04.1989", 1),
    ];

    /// <summary>Accounts on which no password was ever set, by their places in the list.</summary>
    private static readonly HashSet<int> WithoutPassword = [30];

    public static IReadOnlyList<Person> All()
    {
        var people = new List<Person>(Rows.Length);
        var userId = FirstUserId;
        foreach (var row in Rows)
        {
            var place = people.Count;
            var profiles = Enumerable.Range(0, row.Profiles)
                .Select(_ => new EducationalProfile(userId++, row.FirstName, row.LastName))
                .ToList();
            people.Add(new Person(
                FirstVkId + place,
                row.FirstName,
                row.LastName,
                row.Patronymic,
                (FirstPhone + place).ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"demo{place + 1}@example.com"),
                WithoutPassword.Contains(place) ? "" : Password,
                row.Sex,
                row.Birthday,
                profiles));
        }

        return people;
    }
}
