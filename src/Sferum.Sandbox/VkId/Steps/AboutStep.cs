using Sferum.Sandbox.VkId.Forms;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>
/// «Информация о себе». In the second variant it is the last page and makes the profile (figures 13 and 14); in the third it makes the account (figures 17 and 18).
/// </summary>
internal sealed class AboutStep(Registration registration, TimeProvider time) : ILoginStep
{
    public const string StepName = "about";

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt, ShownForm form) =>
        new("Информация о себе", AboutForm.Show(form)) { Back = attempt.Person is null ? null : CreateStep.StepName };

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        var (data, complaints) = AboutForm.Read(form, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (data is null)
            return StepResult.Wrong(complaints);
        if (attempt.Person is { } person)
        {
            attempt.Profile = registration.CreateProfile(person, data);
            return StepResult.Agreed;
        }

        if (registration.CreateAccount(attempt.Phone, data) is not { } created)
            return StepResult.Wrong("", "На этот номер уже создан аккаунт. Нажмите «Отмена» и войдите заново.");
        (attempt.Person, attempt.About) = (created, data);
        return StepResult.GoTo(CreateStep.StepName);
    }
}
