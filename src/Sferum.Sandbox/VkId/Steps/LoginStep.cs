using Sferum.Sandbox.World;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>«Телефон или почта» (figures 4 and 9).</summary>
internal sealed class LoginStep(SandboxWorld world) : ILoginStep
{
    public const string StepName = "login";

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt) => new("Вход в VK ID", """
        <label for="login">Телефон или почта</label>
        <input id="login" name="login" autocomplete="username" inputmode="email" required autofocus>
        """);

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        var login = PersonSearch.Login(form.GetValueOrDefault("login", ""));
        if (world.Read(state => state.People.ByLogin(login)) is not { } person)
            return StepResult.Wrong("Аккаунт не найден. Проверьте телефон или почту.");
        attempt.Person = person;
        return StepResult.GoTo(PasswordStep.StepName);
    }
}
