using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Forms;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>«Введите пароль» (figures 5 and 10).</summary>
internal sealed class PasswordStep(SmsInbox inbox) : ILoginStep
{
    public const string StepName = "password";
    private const string Field = "password";
    private const string Forgotten = "forgotten";

    private static readonly Markup NeverSet = new("""<p class="demo">Демо: пароль у этого аккаунта не установлен</p>""");

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt, ShownForm form) => new("Введите пароль", Markup.Of($"""
        <p>Введите ваш текущий пароль, привязанный к номеру {PhoneText.Of(attempt.Phone)}</p>
        {FormField.Password(form, Field, "Пароль", new("""placeholder="Введите пароль" autocomplete="current-password" required autofocus"""))}
        {(attempt.Person!.Password.Length == 0 ? NeverSet : DemoHint.Of("пароль", attempt.Person.Password))}
        """))
    {
        Back = LoginStep.StepName,
        SideWay = new SideWay(Forgotten, "Забыли или не установили пароль?"),
    };

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        if (form.ContainsKey(Forgotten))
        {
            SmsCodes.Send(attempt, inbox);
            return StepResult.GoTo(RestoreStep.StepName);
        }

        var typed = form.GetValueOrDefault(Field, "");
        if (typed.Length == 0)
            return StepResult.Wrong(Field, "Введите пароль.");
        if (typed != attempt.Person!.Password)
            return StepResult.Wrong(Field, "Неверный пароль.");
        SmsCodes.Send(attempt, inbox);
        return StepResult.GoTo(SmsStep.StepName);
    }
}
