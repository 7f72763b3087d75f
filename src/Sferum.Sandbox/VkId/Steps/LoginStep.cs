using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Forms;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>«Телефон или почта» (figures 4, 9 and 15). A phone that nobody has begins the third variant.</summary>
internal sealed class LoginStep(SandboxWorld world, SmsInbox inbox) : ILoginStep
{
    public const string StepName = "login";
    private const string Field = "login";

    private static readonly Markup Consent = new("""
        <p class="note">Нажимая «Продолжить», вы принимаете пользовательское соглашение и политику конфиденциальности</p>
        <details class="note"><summary>Передаваемые данные</summary>Имя, фамилия, пол и день рождения учебного профиля.</details>
        """);

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt, ShownForm form) =>
        new("Вход в VK ID", FormField.Text(form, Field, "Телефон или почта", new("""autocomplete="username" inputmode="email" required autofocus"""))) { Note = Consent };

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        var login = PersonSearch.Login(form.GetValueOrDefault(Field, ""));
        if (world.Read(state => state.People.ByLogin(login)) is { } person)
        {
            (attempt.Person, attempt.Phone) = (person, person.Phone);
            return StepResult.GoTo(PasswordStep.StepName);
        }

        if (login.Contains('@', StringComparison.Ordinal))
            return StepResult.Wrong(Field, "Аккаунт с такой почтой не найден. Войдите по номеру телефона: по нему можно и создать VK ID.");
        if (!IsPhone(login))
            return StepResult.Wrong(Field, "Введите номер мобильного телефона, например +7 952 111-11-11, или почту.");
        (attempt.Person, attempt.Phone) = (null, login);
        SmsCodes.Send(attempt, inbox);
        return StepResult.GoTo(SmsStep.StepName);
    }

    private static bool IsPhone(string login) => login.Length == 11 && login[0] == '7' && login.All(char.IsAsciiDigit);
}
