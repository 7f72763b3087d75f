namespace Sferum.Sandbox.VkId.Steps;

/// <summary>The code from the message (figures 6 and 11).</summary>
internal sealed class SmsStep : ILoginStep
{
    public const string StepName = "sms";

    private const int MaxWrongCodes = 5;

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt) => new("Подтвердите вход", $"""
        <p>Мы отправили код на номер {Html.Phone(attempt.Person!.Phone)}</p>
        <label for="code">Код из СМС</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required autofocus>
        <aside>Демо: код из СМС <b>{attempt.SmsCode}</b></aside>
        """);

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        if (attempt.WrongCodes >= MaxWrongCodes)
            return StepResult.Wrong("Слишком много попыток. Начните вход заново.");
        if (form.GetValueOrDefault("code", "").Trim() == attempt.SmsCode)
            return StepResult.GoTo(ProfileStep.StepName);
        attempt.WrongCodes++;
        return StepResult.Wrong("Неверный код.");
    }
}
