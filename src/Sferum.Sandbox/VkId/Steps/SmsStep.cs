using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Forms;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>The code from the message (figures 6, 11 and 16). What follows depends on what there is already: a profile, an account, neither.</summary>
internal sealed class SmsStep(SmsInbox inbox) : ILoginStep
{
    public const string StepName = "sms";
    private const string Field = "code";

    public string Name => StepName;

    public StepPage Show(LoginAttempt attempt, ShownForm form) => new("Введите код из СМС", Markup.Of($"""
        <p>Мы отправили код на номер {PhoneText.Of(attempt.Phone)}</p>
        {CodeField.Of(form, Field)}
        {DemoHint.Of("код из СМС", attempt.SmsCode)}
        """))
    {
        Back = LoginStep.StepName,
        SideWay = CodeField.SendAgain,
    };

    public StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form)
    {
        if (form.ContainsKey(CodeField.SendAgain.Name))
        {
            SmsCodes.Send(attempt, inbox);
            return StepResult.GoTo(StepName);
        }

        return SmsCodes.Wrong(attempt, form.GetValueOrDefault(Field, "")) is { } wrong
            ? StepResult.Wrong(Field, wrong)
            : StepResult.GoTo(Next(attempt));
    }

    private static string Next(LoginAttempt attempt) => attempt.Person switch
    {
        null => AboutStep.StepName,
        { Profiles.Count: 0 } => CreateStep.StepName,
        _ => ProfileStep.StepName,
    };
}
