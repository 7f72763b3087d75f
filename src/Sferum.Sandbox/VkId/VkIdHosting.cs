using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Authorize;
using Sferum.Sandbox.VkId.OAuth;
using Sferum.Sandbox.VkId.Steps;

namespace Sferum.Sandbox.VkId;

/// <summary>VK ID's face: the pages and the OAuth calls.</summary>
internal static class VkIdHosting
{
    public static void AddVkId(this IServiceCollection services)
    {
        services.AddSingleton<LoginAttempts>();
        services.AddSingleton<SmsInbox>();
        services.AddSingleton<CodeIssuer>();
        services.AddSingleton<Registration>();
        services.AddSingleton<ILoginStep, LoginStep>();
        services.AddSingleton<ILoginStep, PasswordStep>();
        services.AddSingleton<ILoginStep, RestoreStep>();
        services.AddSingleton<ILoginStep, SmsStep>();
        services.AddSingleton<ILoginStep, ProfileStep>();
        services.AddSingleton<ILoginStep, CreateStep>();
        services.AddSingleton<ILoginStep, AboutStep>();
        services.AddSingleton<ILoginStep, CheckStep>();
        services.AddSingleton<VkIdPages>();
        services.AddSingleton<IdTokenSigner>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<IOAuthCall, ExchangeCall>();
        services.AddSingleton<IOAuthCall, UserInfoCall>();
        services.AddSingleton<IOAuthCall, PublicInfoCall>();
        services.AddSingleton<IOAuthCall>(provider => new RevokeCall(RevokeCall.Revoke, provider.GetRequiredService<SandboxOptions>()));
        services.AddSingleton<IOAuthCall>(provider => new RevokeCall(RevokeCall.Logout, provider.GetRequiredService<SandboxOptions>()));
        services.AddSingleton<OAuthEndpoint>();
    }

    public static void MapVkId(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<VkIdPages>();
        app.MapGet("/authorize", (Func<HttpContext, Task<IResult>>)pages.AuthorizeAsync);
        app.MapGet("/vkid/style.css", () => new StyleResult(PageStyle.Css));
        app.MapPost("/vkid/cancel", pages.CancelAsync);
        app.MapPost("/vkid/back", pages.BackAsync);
        app.MapGet("/vkid/{step}", pages.ShowAsync);
        app.MapPost("/vkid/{step}", pages.SubmitAsync);

        var endpoint = app.Services.GetRequiredService<OAuthEndpoint>();
        foreach (var call in app.Services.GetServices<IOAuthCall>())
            app.MapPost($"/oauth2/{call.Name}", context => endpoint.HandleAsync(context, call));
    }
}
