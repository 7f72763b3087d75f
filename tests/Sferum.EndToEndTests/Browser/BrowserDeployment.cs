using Grpc.Net.Client;
using Microsoft.Playwright;
using Sferum.EndToEndTests.Rows;
using Xunit;

namespace Sferum.EndToEndTests.Browser;

/// <summary>The real processes and one browser for all tests of the pages; each test has browser contexts of its own, which share nothing.</summary>
public sealed class BrowserDeployment : IAsyncLifetime, IAsyncDisposable
{
    private readonly SharedDeployment _deployment = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Sandbox => _deployment.Sandbox.Address;

    /// <summary>The service over gRPC, for clients of a test's own.</summary>
    public GrpcChannel Channel => _deployment.Service.Channel;

    /// <summary>The service's pages.</summary>
    public Uri HttpAddress => _deployment.Service.HttpAddress;

    public async Task InitializeAsync()
    {
        var browser = Chromium.LaunchAsync();
        await _deployment.InitializeAsync();
        (_playwright, _browser) = await browser;
    }

    /// <summary>A new school, of which nothing is known yet.</summary>
    public LivingSchool NewSchool() => _deployment.NewSchool("pages");

    /// <summary>A browser that was never anywhere.</summary>
    public Task<Visit> VisitAsync() => Visit.StartAsync(_browser!);

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _deployment.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
