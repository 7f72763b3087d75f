using Microsoft.AspNetCore.Http.Features;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;
using Sferum.GrpcHost.Audit;
using Sferum.GrpcHost.Edge;
using Sferum.GrpcHost.Requests;

namespace Sferum.GrpcHost.UserLinks.Pages;

/// <summary>
/// What a browser sees of linking: the start page, which binds the attempt to the browser and goes on to VK ID; the page that VK ID comes back to, which asks whether account and
/// profile belong together; the last page (A1-A6).
/// </summary>
internal sealed partial class LinkPages(IGrainFactory grains, LinkAddresses addresses, CallAudit audit, TimeProvider time, ILogger<LinkPages> log)
{
    private const int MaxForm = 8 * 1024;

    private static readonly TimeSpan CookieLifetime = TimeSpan.FromMinutes(15);

    /// <summary><c>GET /link/{ticket}</c>.</summary>
    internal Task StartAsync(HttpContext http) => AnswerAsync(http, async cancellation =>
    {
        var ticket = http.GetRouteValue("ticket") as string ?? "";
        var departure = await LinkOfAsync(ticket, link => link.OpenAsync(ticket, LinkCookie.ReadAll(http), cancellation), cancellation);
        if (departure.IsRefused)
        {
            await RefuseOrLinkedAsync(http, ticket, departure.Refusal, cancellation);
            return;
        }

        if (departure.Value.AuthorizationAddress.Length == 0)
        {
            // It has been at VK ID already: it goes on where it was.
            http.Response.Redirect($"{LinkAddresses.Path}/callback?state={departure.Value.State}");
            return;
        }

        LinkCookie.Set(http, departure.Value.State, departure.Value.BrowserSecret, CookieLifetime, addresses.Pages.Scheme == Uri.UriSchemeHttps);
        http.Response.Redirect(departure.Value.AuthorizationAddress);
    });

    /// <summary><c>GET /link/callback</c>.</summary>
    internal Task CallbackAsync(HttpContext http) => AnswerAsync(http, async cancellation =>
    {
        var query = http.Request.Query;
        var state = query["state"].ToString();
        var command = new LinkReturn
        {
            State = state,
            Code = query["code"].ToString(),
            DeviceId = query["device_id"].ToString(),
            Error = query["error"].ToString(),
            BrowserSecret = LinkCookie.Read(http, state),
        };
        var outcome = await LinkOfAsync(state, link => link.ReturnAsync(command, cancellation), cancellation);
        await (outcome.IsRefused ? RefuseOrLinkedAsync(http, state, outcome.Refusal, cancellation) : AskAsync(http, state, outcome.Value, cancellation));
    });

    /// <summary><c>POST /link/confirm</c>.</summary>
    internal Task ConfirmAsync(HttpContext http) => AnswerAsync(http, async cancellation =>
    {
        if (!IsOwnPage(http))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var form = await FormAsync(http, cancellation);
        var state = form["state"].ToString();
        var command = new ConfirmLink(form["confirmation"].ToString(), LinkCookie.Read(http, state));
        var outcome = await LinkOfAsync(state, link => ConfirmAsync(link, command, cancellation), cancellation);
        await LinkedAsync(http, outcome);
    });

    /// <summary><c>GET /link/style.css</c>.</summary>
    internal static Task StyleAsync(HttpContext http)
    {
        PageAnswer.Guard(http);
        http.Response.Headers.CacheControl = "max-age=86400";
        http.Response.ContentType = "text/css; charset=utf-8";
        return http.Response.WriteAsync(LinkPage.Style, http.RequestAborted);
    }

    // A browser says with a form whose page it was on. Our pages tell nobody where somebody came from (Referrer-Policy), so that it names their origin as null.
    private bool IsOwnPage(HttpContext http)
    {
        var (origin, site) = (http.Request.Headers.Origin.ToString(), http.Request.Headers["Sec-Fetch-Site"].ToString());
        return site is "" or "same-origin"
            && (origin is "" or "null" || origin == addresses.Pages.GetLeftPart(UriPartial.Authority) || origin == $"{http.Request.Scheme}://{http.Request.Host}");
    }

    private static PageText Text(HttpContext http) => PageText.Of(Unreadable.Language(http));

    private static async Task<IFormCollection> FormAsync(HttpContext http, CancellationToken cancellation)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxForm;
        // Our own form is sent in this one way; others can be broken in more ways.
        return http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            ? await http.Request.ReadFormAsync(cancellation)
            : FormCollection.Empty;
    }

    private async Task<Outcome<T>> LinkOfAsync<T>(
        string text, Func<IUserLinkGrain, Task<Outcome<T>>> act, CancellationToken cancellation)
    {
        var account = await grains.LinkAttempt(text).FindAsync(cancellation);
        return account.IsRefused ? account.Refusal : await act(grains.UserLink(account.Value));
    }

    // Noted before the person is told, as every change is; confirming twice is no error, and then noted twice.
    private async Task<Outcome<UserLinkSnapshot>> ConfirmAsync(IUserLinkGrain link, ConfirmLink command, CancellationToken cancellation)
    {
        var outcome = await link.ConfirmAsync(command, cancellation);
        await audit.NoteLinkAsync(AccountId.FromKey(link.GetPrimaryKeyString()), outcome, (await link.GetAsync(cancellation)).Value?.Schools ?? []);
        return outcome;
    }

    // "Linked already" is said only to the browser that the account was linked in: it has loaded a page again.
    private async Task RefuseOrLinkedAsync(HttpContext http, string text, Refusal refusal, CancellationToken cancellation) => await (refusal.Reason == RefusalReason.AccountAlreadyLinked
        ? LinkedAsync(http, await LinkOfAsync(text, link => link.GetAsync(cancellation), cancellation))
        : PageAnswer.RefuseAsync(http, refusal));

    private static Task LinkedAsync(HttpContext http, Outcome<UserLinkSnapshot> link) => link.IsRefused
        ? PageAnswer.RefuseAsync(http, link.Refusal)
        : PageAnswer.PageAsync(http, LinkPage.Linked(Text(http), link.Value.ReturnAddress));

    private async Task AskAsync(HttpContext http, string state, LinkConfirmation found, CancellationToken cancellation)
    {
        var facts = new ConfirmFacts(await NameAsync(found.Account, cancellation), found.ProfileName, found.NameDiffers);
        await PageAnswer.PageAsync(http, LinkPage.Confirm(Text(http), facts, state, found.Confirmation));
    }

    // The name in the roster, for the person to know the account by.
    private async Task<string> NameAsync(AccountId account, CancellationToken cancellation)
    {
        var link = await grains.UserLink(account).GetAsync(cancellation);
        foreach (var school in link.Value?.Schools ?? [])
        {
            if (await grains.PeopleIndex(school).GetAsync([account], cancellation) is [var person])
                return person.Name.Display;
        }

        return account.Segment;
    }

    private async Task AnswerAsync(HttpContext http, Func<CancellationToken, Task> act)
    {
        PageAnswer.Guard(http);
        using var deadline = new CancellationTokenSource(CallScope.DefaultDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        try
        {
            await act(either.Token);
        }
        catch (BadHttpRequestException refused)
        {
            http.Response.StatusCode = refused.StatusCode;
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFailed(log, error.GetType().FullName!);
            await PageAnswer.FailAsync(http, error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A page of linking failed: {Kind}.")]
    private static partial void LogFailed(ILogger log, string kind);
}
