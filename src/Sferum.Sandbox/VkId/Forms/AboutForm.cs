using Sferum.Sandbox.Pages;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.VkId.Forms;

/// <summary>The form «Информация о себе» (figures 13, 14, 17, 18): its fields, and what was typed into them.</summary>
internal static class AboutForm
{
    private const string FirstName = "first_name";
    private const string LastName = "last_name";
    private const string Patronymic = "patronymic";
    private const string BirthdayField = "birthday";
    private const string Sex = "sex";

    private static readonly (string Value, string Text)[] Sexes = [("2", "Мужской"), ("1", "Женский")];

    public static Markup Show(ShownForm form) => Markup.Of($"""
        <div class="row">{FormField.Text(form, FirstName, "Имя", new("""autocomplete="given-name" required autofocus"""))}
        {FormField.Text(form, LastName, "Фамилия", new("""autocomplete="family-name" required"""))}</div>
        {FormField.Text(form, Patronymic, "Отчество", new("""autocomplete="additional-name" """))}
        {FormField.Text(form, BirthdayField, "День рождения", new("""autocomplete="bday" placeholder="ДД.ММ.ГГГГ" required"""))}
        {FormField.Choice(form, Sex, "Пол", Sexes)}
        """);

    public static string SexText(int sex) => sex == 1 ? "Женский" : "Мужской";

    /// <summary>What was typed, or everything that is wrong with it at once.</summary>
    public static (PersonalData? Data, IReadOnlyList<Complaint> Complaints) Read(IReadOnlyDictionary<string, string> form, DateOnly today)
    {
        var first = PersonNamePart.Read(form.GetValueOrDefault(FirstName, ""));
        var last = PersonNamePart.Read(form.GetValueOrDefault(LastName, ""));
        var patronymic = PersonNamePart.Read(form.GetValueOrDefault(Patronymic, ""));
        var birthday = form.GetValueOrDefault(BirthdayField, "").Trim();
        var sex = form.GetValueOrDefault(Sex, "");
        List<Complaint?> complaints =
        [
            Wrong(FirstName, first.Length == 0 ? "Введите имя." : PersonNamePart.Wrong(first)),
            Wrong(LastName, last.Length == 0 ? "Введите фамилию." : PersonNamePart.Wrong(last)),
            Wrong(Patronymic, patronymic.Length == 0 ? null : PersonNamePart.Wrong(patronymic)),
            Wrong(BirthdayField, Birthday.Wrong(birthday, today)),
            Wrong(Sex, sex is "1" or "2" ? null : "Выберите пол."),
        ];
        var wrong = complaints.OfType<Complaint>().ToList();
        return wrong.Count > 0 ? (null, wrong) : (new PersonalData(first, last, patronymic, sex == "1" ? 1 : 2, birthday), []);
    }

    private static Complaint? Wrong(string field, string? text) => text is null ? null : new Complaint(field, text);
}
