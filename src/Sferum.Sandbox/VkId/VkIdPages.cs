using Sferum.Sandbox.VkId.Authorize;
using Sferum.Sandbox.VkId.Steps;
using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.VkId;

/// <summary>Leads a browser from /authorize over the steps back to the application.</summary>
internal sealed class VkIdPages(
    IEnumerable<ILoginStep> steps, LoginAttempts attempts, CodeIssuer issuer, FaultBook faults, SandboxOptions options)
{
    private readonly Dictionary<string, ILoginStep> steps = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);

    public async Task<IResult> AuthorizeAsync(HttpContext context)
    {
        var check = AuthorizeRules.Check(await RequestParameters.ReadAsync(context.Request), options);
        if (check is { SendBackTo: not null } && faults.Take("authorize", 0).Fault is { Kind: FaultKind.Error } fault)
            check = check with { Request = null, Error = new OAuthError(fault.Error, "set by a fault") };
        if (check.Request is { } request)
            return ToStep(attempts.Begin(request));
        return check.SendBackTo is null
            ? Page(PageLayout.Trouble("Ошибка", $"{check.Error!.Error}: {check.Error.Description}"), StatusCodes.Status400BadRequest)
            : new SeeOther(check.ErrorAddress);
    }

    public IResult Show(string step, string? attempt) => Find(step, attempt, out var found) switch
    {
        null => Expired(),
        { } current when found!.Step != current.Name => ToStep(found),
        { } current => Page(PageLayout.Step(found!, current.Name, current.Show(found!), null)),
    };

    public async Task<IResult> SubmitAsync(HttpContext context, string step, string? attempt)
    {
        if (Find(step, attempt, out var found) is not { } current)
            return Expired();
        if (found!.Step != current.Name)
            return ToStep(found);
        var result = current.Submit(found, await RequestParameters.ReadAsync(context.Request));
        if (result.Complaint is not null)
            return Page(PageLayout.Step(found, current.Name, current.Show(found), result.Complaint));
        if (result.IsAgreed)
        {
            attempts.End(found);
            return new SeeOther(await issuer.IssueAsync(found.Request, found.Profile!.UserId));
        }

        found.Step = result.Next!;
        return ToStep(found);
    }

    public IResult Cancel(string? attempt)
    {
        if (attempts.Find(attempt ?? "") is not { } found)
            return Expired();
        attempts.End(found);
        return new SeeOther(new AuthorizeCheck(null, OAuthError.Denied, found.Request.RedirectUri, found.Request.State).ErrorAddress);
    }

    private ILoginStep? Find(string step, string? attempt, out LoginAttempt? found)
    {
        found = attempts.Find(attempt ?? "");
        return found is null ? null : steps.GetValueOrDefault(step);
    }

    private static SeeOther ToStep(LoginAttempt attempt) => new($"/vkid/{attempt.Step}?attempt={attempt.Id}");

    private static IResult Expired() =>
        Page(PageLayout.Trouble("Вход устарел", "Вернитесь к странице, с которой начали, и попробуйте ещё раз."), StatusCodes.Status410Gone);

    private static IResult Page(string html, int status = StatusCodes.Status200OK) => Results.Content(html, "text/html; charset=utf-8", null, status);
}
