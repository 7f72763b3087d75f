using Sferum.GrpcHost.Auth;
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
        // People's own browsers have no token: ticket and cookie guard these pages, and nothing else is open to strangers but health.
        var open = app.MapGroup("/link").WithMetadata(OpenFace.Mark);
        open.MapGet("/style.css", LinkPages.StyleAsync);
        open.MapGet("/callback", pages.CallbackAsync);
        open.MapPost("/confirm", pages.ConfirmAsync);
        open.MapGet("/{ticket}", pages.StartAsync);
    }
}
