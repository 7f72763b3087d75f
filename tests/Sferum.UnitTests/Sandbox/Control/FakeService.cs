using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sferum.UnitTests.Sandbox.Control;

/// <summary>A tiny service with a start page that sets a cookie, a callback, and a page that asks to confirm.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly VkId.Consent consent;
    private readonly Uri sandbox;

    private FakeService(VkId.Consent consent, Uri sandbox)
    {
        (this.consent, this.sandbox) = (consent, sandbox);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/start", Start);
        app.MapGet("/back", Back);
        app.MapPost("/confirm", (Delegate)Confirm);
        app.MapGet("/done", () => Results.Content("<title>x</title><h1>Аккаунт привязан</h1>", "text/html; charset=utf-8"));
    }

    public Uri Address => new(app.Urls.First());

    public string? Linked { get; private set; }

    public string ReturnTo { get; set; } = "/done";

    public static async Task<FakeService> StartAsync(VkId.Consent consent, Uri sandbox)
    {
        var service = new FakeService(consent, sandbox);
        await service.app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Start(HttpContext context)
    {
        context.Response.Cookies.Append("__Host-attempt", "secret", new CookieOptions { Secure = true, HttpOnly = true, Path = "/" });
        var back = new Uri(Address, "/back").ToString();
        return Results.Redirect(new Uri(sandbox, consent.Address(("redirect_uri", back))).ToString());
    }

    private static IResult Back(HttpContext context)
    {
        if (context.Request.Cookies["__Host-attempt"] != "secret")
            return Results.Text("another browser", statusCode: 403);
        if (context.Request.Query["error"] is { Count: > 0 } error)
            return Results.Text(error.ToString());
        return Results.Content($"""
            <form method="get" action="/cancel"><input type="hidden" name="no" value="1"></form>
            <form method="post" action="/confirm" data-sferum="confirm">
            <input type="hidden" name="code" value="{context.Request.Query["code"]}"><input type="hidden" name="word" value="&quot;да&quot;">
            <button name="other">Да</button></form>
            """, "text/html; charset=utf-8");
    }

    private async Task<IResult> Confirm(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var isRight = form["word"] == "\"да\"" && context.Request.Cookies["__Host-attempt"] == "secret"
            && context.Request.Headers.Origin == Address.GetLeftPart(UriPartial.Authority);
        Linked = isRight ? form["code"].ToString() : null;
        return isRight ? Results.Redirect(ReturnTo) : Results.BadRequest();
    }
}
