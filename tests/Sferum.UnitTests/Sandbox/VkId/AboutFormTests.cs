using Sferum.Sandbox.VkId.Forms;
using Sferum.Sandbox.World.People;
using Xunit;

namespace Sferum.UnitTests.Sandbox.VkId;

public sealed class AboutFormTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    [Fact]
    public void Read_WhenEverythingIsRight_GivesTheDataTidied()
    {
        var (data, complaints) = AboutForm.Read(Form(("first_name", "  Анна-Мария "), ("patronymic", "Рашид   оглы"), ("sex", "1")), Today);
        Assert.Empty(complaints);
        Assert.Equal(new PersonalData("Анна-Мария", "О’Нил", "Рашид оглы", 1, "12.12.1978"), data);
    }

    [Theory]
    [InlineData("first_name", "", "Введите имя.")]
    [InlineData("first_name", "   ", "Введите имя.")]
    [InlineData("first_name", "Иван\u202Eнов", "только буквы")]
    [InlineData("first_name", "Иван\u200B", "только буквы")]
    [InlineData("first_name", "Ив\u0000ан", "только буквы")]
    [InlineData("first_name", "Ив\nан", "только буквы")]
    [InlineData("first_name", "<b>Иван</b>", "только буквы")]
    [InlineData("first_name", "Иван2", "только буквы")]
    [InlineData("first_name", "Иван\uFFFD", "только буквы")]
    [InlineData("first_name", "-.-", "хотя бы одна буква")]
    [InlineData("last_name", "", "Введите фамилию.")]
    [InlineData("last_name", "😀", "только буквы")]
    [InlineData("patronymic", "5", "только буквы")]
    [InlineData("birthday", "", "Введите день рождения.")]
    [InlineData("birthday", "1.1.1990", "Введите дату так")]
    [InlineData("birthday", "1990-01-01", "Введите дату так")]
    [InlineData("birthday", "12/12/1978", "Введите дату так")]
    [InlineData("birthday", "30.02.1990", "Такой даты нет.")]
    [InlineData("birthday", "29.02.2023", "Такой даты нет.")]
    [InlineData("birthday", "01.01.0000", "Такой даты нет.")]
    [InlineData("birthday", "01.09.2026", "в прошлом")]
    [InlineData("birthday", "01.01.2999", "в прошлом")]
    [InlineData("birthday", "31.12.1899", "Проверьте год.")]
    [InlineData("sex", "", "Выберите пол.")]
    [InlineData("sex", "3", "Выберите пол.")]
    public void Read_WhenAFieldIsWrong_ComplainsAtThatFieldAlone(string field, string typed, string text)
    {
        var (data, complaints) = AboutForm.Read(Form((field, typed)), Today);
        Assert.Null(data);
        var complaint = Assert.Single(complaints);
        Assert.Equal(field, complaint.Field);
        Assert.Contains(text, complaint.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Read_WhenANameIsLong_TakesUpToSixtyFourCharacters(int length, bool taken)
    {
        // Letters beyond the first plane are two units each: characters are counted.
        var name = string.Concat(Enumerable.Repeat("𐐷", length));
        Assert.Equal(taken, AboutForm.Read(Form(("first_name", name)), Today).Data is not null);
    }

    [Theory]
    [InlineData("29.02.2024")]
    [InlineData("31.08.2026")]
    [InlineData("01.01.1900")]
    public void Read_WhenTheDayExistsAndIsPast_TakesIt(string day) =>
        Assert.Equal(day, AboutForm.Read(Form(("birthday", $" {day} ")), Today).Data?.Birthday);

    [Fact]
    public void Read_WhenNothingWasTyped_ComplainsOfAllAtOnce() => Assert.Equal(
        ["first_name", "last_name", "birthday", "sex"],
        AboutForm.Read(new Dictionary<string, string>(StringComparer.Ordinal), Today).Complaints.Select(complaint => complaint.Field));

    [Fact]
    public void Show_WhenSomethingIsWrong_KeepsWhatWasTypedAndTiesTheComplaintToItsField()
    {
        var typed = Form(("first_name", "\"><b>"), ("sex", "1"));
        var html = AboutForm.Show(new ShownForm(typed, AboutForm.Read(typed, Today).Complaints)).Html;
        Assert.Contains("value=\"&quot;&gt;&lt;b&gt;\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"first_name-wrong\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"first_name-wrong\"", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"1\" selected>", html, StringComparison.Ordinal);
        Assert.Contains("value=\"12.12.1978\"", html, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["first_name"] = "Иван",
            ["last_name"] = "О’Нил",
            ["patronymic"] = "",
            ["birthday"] = "12.12.1978",
            ["sex"] = "2",
        };
        foreach (var (name, value) in changes)
            form[name] = value;
        return form;
    }
}
