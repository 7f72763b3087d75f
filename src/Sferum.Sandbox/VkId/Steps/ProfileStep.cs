using System.Globalization;
using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Forms;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>Choice of the educational profile to link (figure 7).</summary>
internal sealed class ProfileStep : ILoginStep
{
    public const string StepName = "profile";
    private const string Field = "profile";

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt, ShownForm form) =>
        new("Выберите профиль для связки", Markup.Join(attempt.Person!.Profiles.Select((profile, place) => Choice(profile, isFirst: place == 0))));

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        var chosen = form.GetValueOrDefault(Field);
        attempt.Profile = attempt.Person!.Profiles.FirstOrDefault(profile => profile.UserId.ToString(CultureInfo.InvariantCulture) == chosen);
        return attempt.Profile is null ? StepResult.Wrong("", "Выберите профиль.") : StepResult.GoTo(CheckStep.StepName);
    }

    private static Markup Choice(EducationalProfile profile, bool isFirst) => Markup.Of($"""
        <label class="choice"><input type="radio" name="{Field}" value="{profile.UserId}"{(isFirst ? new Markup(" checked") : Markup.None)}>
        <span>{profile.FirstName} {profile.LastName}<small>Учебный профиль, id {profile.UserId}</small></span></label>
        """);
}
