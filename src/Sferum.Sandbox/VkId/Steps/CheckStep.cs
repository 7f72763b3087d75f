using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Forms;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>Check of the personal data that the platform will show (figures 8 and 20). Submitting it is the consent.</summary>
internal sealed class CheckStep : ILoginStep
{
    public const string StepName = "check";

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt, ShownForm form)
    {
        var data = PersonalData.Of(attempt.Person!, attempt.Profile!);
        return new StepPage("Проверьте свои личные данные", Markup.Of($"""
            <p>Эти данные будут отображаться на платформе</p>
            <dl>
            <dt>Имя</dt><dd>{data.FirstName}</dd>
            <dt>Фамилия</dt><dd>{data.LastName}</dd>
            {(data.Patronymic.Length > 0 ? Markup.Of($"<dt>Отчество</dt><dd>{data.Patronymic}</dd>") : Markup.None)}
            <dt>День рождения</dt><dd>{data.Birthday}</dd>
            <dt>Пол</dt><dd>{AboutForm.SexText(data.Sex)}</dd>
            </dl>
            """))
        {
            Back = attempt.About is null ? ProfileStep.StepName : null,
        };
    }

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form) => StepResult.Agreed;
}
