namespace Sferum.Sandbox.VkId.Steps;

/// <summary>«Введите пароль» (figures 5 and 10).</summary>
internal sealed class PasswordStep(SmsInbox inbox) : ILoginStep
{
    public const string StepName = "password";

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt) => new("Введите пароль", $"""
        <p>Введите ваш текущий пароль, привязанный к номеру {Html.Phone(attempt.Person!.Phone)}</p>
        <label for="password">Пароль</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
        <aside>Демо: пароль <b>{Html.Text(attempt.Person.Password)}</b></aside>
        """);

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        if (form.GetValueOrDefault("password") != attempt.Person!.Password)
            return StepResult.Wrong("Неверный пароль.");
        attempt.SmsCode = inbox.Send(attempt.Person.Phone);
        return StepResult.GoTo(SmsStep.StepName);
    }
}
