using Microsoft.AspNetCore.WebUtilities;
using Sferum.Sandbox.VkId;
using Sferum.Sandbox.VkId.Authorize;

namespace Sferum.Sandbox.Control.Approving;

/// <summary>One walk: follow redirects, agree at /authorize, confirm on the service's page, until a page stays.</summary>
internal sealed class ApproveWalk(CodeIssuer issuer, SandboxOptions options, int ownPort, long userId, bool deny) : IDisposable
{
    private const int MaxSteps = 20;
    private const int MaxText = 4000;

    private readonly DemoBrowser browser = new();
    private bool agreed;
    private bool confirmed;

    public async Task<ApproveResult> RunAsync(Uri start, CancellationToken cancellation)
    {
        try
        {
            var page = await OpenAsync(start, cancellation);
            for (var step = 0; step < MaxSteps; step++)
            {
                if (page.IsRedirect && DemoBrowser.MayVisit(page.Next!))
                    page = await OpenAsync(page.Next!, cancellation);
                else if (!page.IsRedirect && !confirmed && ConfirmForm.Find(page.Html, page.Address) is { } form && DemoBrowser.MayVisit(form.Action))
                    page = await ConfirmAsync(form, page, cancellation);
                else
                    return Result(page, agreed || deny ? null : "the address did not lead to /authorize of this sandbox");
            }

            return Result(page, "too many redirects");
        }
        catch (Exception trouble) when (trouble is HttpRequestException or OperationCanceledException)
        {
            return new ApproveResult(false, userId, 0, start.GetLeftPart(UriPartial.Path), "", confirmed, null, trouble.Message);
        }
    }

    public void Dispose() => browser.Dispose();

    private async Task<BrowserPage> OpenAsync(Uri address, CancellationToken cancellation) =>
        address.Port == ownPort && address.AbsolutePath == "/authorize"
            ? await AgreeAsync(address)
            : await browser.GetAsync(address, cancellation);

    /// <summary>Stands for the pages: the checks and the redirect are those of the pages.</summary>
    private async Task<BrowserPage> AgreeAsync(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var check = AuthorizeRules.Check(query, options);
        if (deny && check.Request is not null)
            check = check with { Request = null, Error = OAuthError.Denied };
        if (check.Request is not { } request)
        {
            return check.SendBackTo is null
                ? new BrowserPage(address, StatusCodes.Status400BadRequest, $"{check.Error!.Error}: {check.Error.Description}", null)
                : new BrowserPage(address, StatusCodes.Status303SeeOther, "", new Uri(check.ErrorAddress));
        }

        agreed = true;
        return new BrowserPage(address, StatusCodes.Status303SeeOther, "", new Uri(await issuer.IssueAsync(request, userId)));
    }

    private Task<BrowserPage> ConfirmAsync(ConfirmForm form, BrowserPage page, CancellationToken cancellation)
    {
        confirmed = true;
        return browser.PostAsync(form, page.Address, cancellation);
    }

    private ApproveResult Result(BrowserPage page, string? error)
    {
        var text = ConfirmForm.Text(page.Html);
        return new ApproveResult(
            error is null && page.Status < 400,
            userId,
            page.Status,
            page.Address.ToString(),
            text.Length > MaxText ? text[..MaxText] : text,
            confirmed,
            page.IsRedirect ? page.Next!.ToString() : null,
            error);
    }
}
