using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Forms;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>The form for setting a new password, behind «Забыли или не установили пароль?» (figures 5 and 10). The variant goes on with its code.</summary>
internal sealed class RestoreStep(SmsInbox inbox, Registration registration) : ILoginStep
{
    public const string StepName = "restore";
    private const string Code = "code";
    private const string Password = "new_password";
    private const string Repeated = "repeated_password";

    private static readonly Markup NewPasswordField = new("""autocomplete="new-password" required""");

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt, ShownForm form) => new("Сброс пароля", Markup.Of($"""
        <p>Мы отправили код на номер {PhoneText.Of(attempt.Phone)}. Введите его и придумайте новый пароль.</p>
        {CodeField.Of(form, Code)}
        {FormField.Password(form, Password, "Новый пароль", NewPasswordField)}
        {FormField.Password(form, Repeated, "Новый пароль ещё раз", NewPasswordField)}
        {DemoHint.Of("код из СМС", attempt.SmsCode)}
        """))
    {
        Back = PasswordStep.StepName,
        SideWay = CodeField.SendAgain,
    };

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        if (form.ContainsKey(CodeField.SendAgain.Name))
        {
            SmsCodes.Send(attempt, inbox);
            return StepResult.GoTo(StepName);
        }

        var password = form.GetValueOrDefault(Password, "");
        var complaints = Complaints(attempt, form, password);
        if (complaints.Count > 0)
            return StepResult.Wrong(complaints);
        registration.SetPassword(attempt.Person!, password);
        SmsCodes.Send(attempt, inbox);
        return StepResult.GoTo(SmsStep.StepName);
    }

    private static List<Complaint> Complaints(LoginAttempt attempt, IReadOnlyDictionary<string, string> form, string password)
    {
        var complaints = new List<Complaint>();
        if (SmsCodes.Wrong(attempt, form.GetValueOrDefault(Code, "")) is { } code)
            complaints.Add(new Complaint(Code, code));
        if (NewPassword.Wrong(password) is { } wrong)
            complaints.Add(new Complaint(Password, wrong));
        else if (form.GetValueOrDefault(Repeated, "") != password)
            complaints.Add(new Complaint(Repeated, "Пароли не совпадают."));
        return complaints;
    }
}
