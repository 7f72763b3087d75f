namespace Sferum.Sandbox.VkId.Steps;

/// <summary>Check of the personal data that the platform will show (figure 8). Submitting it is the consent.</summary>
internal sealed class CheckStep : ILoginStep
{
    public const string StepName = "check";

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt) => new("Проверьте личные данные", $"""
        <p>Эти данные будут отображаться на платформе</p>
        <dl>
        <dt>Имя</dt><dd>{Html.Text(attempt.Profile!.FirstName)}</dd>
        <dt>Фамилия</dt><dd>{Html.Text(attempt.Profile.LastName)}</dd>
        <dt>День рождения</dt><dd>{Html.Text(attempt.Person!.Birthday)}</dd>
        <dt>Пол</dt><dd>{(attempt.Person.Sex == 1 ? "Женский" : "Мужской")}</dd>
        </dl>
        """);

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form) => StepResult.Agreed;
}
