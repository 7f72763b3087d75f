using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Forms;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>
/// The button «Создать учебный профиль». In the second variant it stands before «Информация о себе» (figure 12); in the third behind it (figure 19), and makes the profile.
/// </summary>
internal sealed class CreateStep(Registration registration) : ILoginStep
{
    public const string StepName = "create";

    private static readonly Markup Body = new("""
        <p>Учебного профиля у вас ещё нет. Он отделён от личной страницы: в нём только учебные чаты и видеоконференции.</p>
        """);

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt, ShownForm form) => new("Учебный профиль", Body, "Создать учебный профиль");

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        if (attempt.About is null)
            return StepResult.GoTo(AboutStep.StepName);
        attempt.Profile = registration.CreateProfile(attempt.Person!, attempt.About);
        return StepResult.GoTo(CheckStep.StepName);
    }
}
