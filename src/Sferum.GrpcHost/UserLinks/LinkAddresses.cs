namespace Sferum.GrpcHost.UserLinks;

/// <summary>The addresses of linking.</summary>
/// <param name="Pages">Where browsers reach the pages; ends with a slash.</param>
/// <param name="Allowed">Where they may be sent afterwards.</param>
internal sealed record LinkAddresses(Uri Pages, IReadOnlyList<Uri> Allowed)
{
    /// <summary>Where the pages are.</summary>
    internal const string Path = "/link";

    private static readonly Uri[] Loopback = [new("http://127.0.0.1"), new("http://localhost")];

    internal static LinkAddresses Of(LinkSettings settings, Uri http) =>
        new(settings.PublicAddress ?? http, settings.ReturnAddresses.Count > 0 ? [.. settings.ReturnAddresses] : Loopback);

    /// <summary>The start page of an attempt.</summary>
    internal Uri Start(string ticket) => new(Pages, $"link/{ticket}");
}
