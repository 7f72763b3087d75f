using System.Globalization;
using System.Text;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>Choice of the educational profile to link (figure 7).</summary>
internal sealed class ProfileStep : ILoginStep
{
    public const string StepName = "profile";

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt)
    {
        var profiles = attempt.Person!.Profiles;
        if (profiles.Count == 0)
            return new StepPage("Учебного профиля нет", "<p>У этого аккаунта VK ID нет учебного профиля.</p>", "");
        var body = new StringBuilder("<p>Выберите учебный профиль для связки</p>");
        foreach (var profile in profiles)
        {
            var mark = profile == profiles[0] ? " checked" : "";
            body.Append(CultureInfo.InvariantCulture, $"""
                <label class="choice"><input type="radio" name="profile" value="{profile.UserId}"{mark}>
                <span>{Html.Text($"{profile.FirstName} {profile.LastName}")}<small>Учебный профиль, id {profile.UserId}</small></span></label>
                """);
        }

        return new StepPage("Выберите профиль", body.ToString());
    }

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        var chosen = form.GetValueOrDefault("profile");
        attempt.Profile = attempt.Person!.Profiles.FirstOrDefault(profile => profile.UserId.ToString(CultureInfo.InvariantCulture) == chosen);
        return attempt.Profile is null ? StepResult.Wrong("Выберите профиль.") : StepResult.GoTo(CheckStep.StepName);
    }
}
