using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Authorize;
using Sferum.Sandbox.VkId.Forms;
using Sferum.Sandbox.VkId.Steps;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.VkId;

/// <summary>
/// Leads a browser from /authorize over the steps back to the application. Whatever page of an attempt is asked for, the browser ends at the step that is due: going
/// back, reloading and pressing twice harm nothing.
/// </summary>
internal sealed class VkIdPages(
    IEnumerable<ILoginStep> steps, LoginAttempts attempts, CodeIssuer issuer, FaultBook faults, SandboxWorld world, SandboxOptions options)
{
    private readonly Dictionary<string, ILoginStep> steps = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);

    public async Task<IResult> AuthorizeAsync(HttpContext context)
    {
        var check = AuthorizeRules.Check(await RequestParameters.ReadAsync(context.Request), options);
        if (check is { SendBackTo: not null } && faults.Take("authorize", 0).Fault is { Kind: FaultKind.Error } fault)
            check = check with { Request = null, Error = new OAuthError(fault.Error, "set by a fault") };
        if (check.Request is { } request)
            return await DueAsync(attempts.Begin(request));
        return check.SendBackTo is null
            ? new PageResult(PageLayout.Trouble("Ошибка", $"{check.Error!.Error}: {check.Error.Description}"), StatusCodes.Status400BadRequest)
            : new SeeOther(check.ErrorAddress);
    }

    public async Task<IResult> ShowAsync(string step, string? attempt)
    {
        if (attempts.Find(attempt ?? "") is not { } found)
            return Expired();
        return found.Alone(() => IsDue(found, step) ? Page(found, ShownForm.Fresh) : null) ?? await DueAsync(found);
    }

    public async Task<IResult> SubmitAsync(HttpContext context, string step, string? attempt)
    {
        if (attempts.Find(attempt ?? "") is not { } found)
            return Expired();
        var form = await RequestParameters.ReadAsync(context.Request);
        var page = found.Alone(() => IsDue(found, step) ? Submit(found, form) : null);
        await world.SettledAsync();
        return page ?? await DueAsync(found);
    }

    public async Task<IResult> BackAsync(string? attempt)
    {
        if (attempts.Find(attempt ?? "") is not { } found)
            return Expired();
        found.Alone(() => found.Step = steps[found.Step].Show(found, ShownForm.Fresh).Back ?? found.Step);
        return await DueAsync(found);
    }

    public async Task<IResult> CancelAsync(string? attempt)
    {
        if (attempts.Find(attempt ?? "") is not { } found)
            return Expired();
        _ = found.Alone(() => found.Departure ??= Task.FromResult(Denial(found)));
        return await DueAsync(found);
    }

    // Who goes away from the creation of the first educational profile has none to be linked with.
    private static string Denial(LoginAttempt attempt) => new AuthorizeCheck(
        null, attempt is { Step: CreateStep.StepName or AboutStep.StepName, Profile: null } ? OAuthError.NoProfile : OAuthError.Denied, attempt.Request.RedirectUri, attempt.Request.State).ErrorAddress;

    private static bool IsDue(LoginAttempt attempt, string step) => attempt.Departure is null && attempt.Step == step;

    private static async Task<IResult> DueAsync(LoginAttempt attempt) =>
        new SeeOther(attempt.Departure is { } departure ? await departure : $"/vkid/{attempt.Step}?attempt={attempt.Id}");

    private static PageResult Expired() =>
        new(PageLayout.Trouble("Вход устарел", "Вернитесь к странице, с которой начали, и попробуйте ещё раз."), StatusCodes.Status410Gone);

    /// <summary>The same page again with what is wrong, or null: the attempt has moved on.</summary>
    private PageResult? Submit(LoginAttempt attempt, Dictionary<string, string> form)
    {
        var result = steps[attempt.Step].Submit(attempt, form);
        if (result.Complaints.Count > 0)
            return Page(attempt, new ShownForm(form, result.Complaints));
        if (result.IsAgreed)
            attempt.Departure = issuer.IssueAsync(attempt.Request, attempt.Profile!.UserId);
        else
            attempt.Step = result.Next!;
        return null;
    }

    private PageResult Page(LoginAttempt attempt, ShownForm form) => new(PageLayout.Step(attempt, steps[attempt.Step].Show(attempt, form), form));
}
