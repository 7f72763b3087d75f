using Sferum.GrpcHost.Settings;
using Sferum.GrpcHost.Start;

namespace Sferum.GrpcHost.UserLinks.Pages;

/// <summary>The pages of linking on the HTTP port.</summary>
internal static class LinkPagesHosting
{
    internal static void AddLinkPages(this WebApplicationBuilder builder, HostSettings settings, TakenPorts ports)
    {
        builder.Services.AddSingleton(LinkAddresses.Of(settings.Links, ports.Http.Address));
        builder.Services.AddSingleton<LinkPages>();
    }

    internal static void MapLinkPages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<LinkPages>();
        app.MapGet("/link/style.css", LinkPages.StyleAsync);
        app.MapGet("/link/callback", pages.CallbackAsync);
        app.MapPost("/link/confirm", pages.ConfirmAsync);
        app.MapGet("/link/{ticket}", pages.StartAsync);
    }
}
