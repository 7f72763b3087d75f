using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Processes;
using Sferum.Testing.Recording;
using Sferum.Testing.Secrets;

namespace Sferum.EndToEndTests.Secrets;

/// <summary>
/// A deployment whose every word is written down: between the service and the Sferum side, between browsers and the service's pages, and at the callback of an
/// information system that takes browsers back itself. The service logs all that it can be told to.
/// </summary>
internal sealed class RecordedDeployment : IAsyncDisposable
{
    private readonly RecordingProxy _platform;
    private readonly RecordingProxy _pages;

    private RecordedDeployment(RecordingProxy platform, RecordingProxy pages, RecordingProxy callback, SharedDeployment deployment) =>
        (_platform, _pages, Callback, Deployment) = (platform, pages, callback, deployment);

    public SharedDeployment Deployment { get; }

    public RecordingProxy Callback { get; }

    public static async Task<RecordedDeployment> StartAsync()
    {
        var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        // The one who agrees for a demo person knows VK ID's first page by the sandbox's own address.
        var platform = await RecordingProxy.StartAsync(sandbox.Address, sentOn: "/authorize");
        var (pages, callback) = (await RecordingProxy.StartAsync(), await RecordingProxy.StartAsync());
        var service = await ServiceProcess.StartAsync(
            platform.Address,
            ("VkPlatform:RequestsPerSecond", "20"),
            ("VkPlatform:RedirectUri", new Uri(pages.Address, "link/callback").AbsoluteUri),
            ("Links:PublicAddress", pages.Address.AbsoluteUri),
            ("Logging:LogLevel:Default", "Trace"),
            ("Logging:Console:LogLevel:Default", "Trace"),
            ("Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"),
            ("Logging:Console:FormatterOptions:IncludeScopes", "true"));
        pages.PointAt(service.HttpAddress);
        return new RecordedDeployment(platform, pages, callback, SharedDeployment.Of(sandbox, service));
    }

    /// <summary>What was said to the Sferum side and by it.</summary>
    public IReadOnlyList<Exchange> Platform => _platform.Exchanges;

    /// <summary>Every secret that was issued so far, on either side.</summary>
    public async Task<IReadOnlyList<Secret>> SecretsAsync()
    {
        var phones = (await Deployment.Sandbox.Client.PeopleAsync()).Select(person => new Secret("phone", person.Phone));
        return [.. IssuedSecrets.Of([.. Platform, .. _pages.Exchanges, .. Callback.Exchanges]).Concat(phones).Distinct()];
    }

    public async ValueTask DisposeAsync()
    {
        await Deployment.DisposeAsync();
        await _platform.DisposeAsync();
        await _pages.DisposeAsync();
        await Callback.DisposeAsync();
    }
}
