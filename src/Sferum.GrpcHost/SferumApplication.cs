using Sferum.Grains.Audit;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Settings;
using Sferum.GrpcHost.Start;
using Sferum.GrpcHost.UserLinks.Pages;
using Sferum.Silo;
using Sferum.Silo.Security;

namespace Sferum.GrpcHost;

/// <summary>The whole service in one process: silo, storage, facade, and the sandbox where no platform is configured.</summary>
internal sealed class SferumApplication : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HostSettings _settings;

    private SferumApplication(WebApplication app, HostSettings settings, TakenPorts ports) => (_app, _settings, Ports) = (app, settings, ports);

    internal TakenPorts Ports { get; }

    internal IServiceProvider Services => _app.Services;

    /// <summary>What to print once started.</summary>
    internal string Banner => Start.Banner.Text(_settings, Ports);

    /// <summary>Makes it of the settings; ports are taken, nothing runs yet.</summary>
    /// <param name="args">The command line: <c>--Sferum:DataDirectory=…</c> and the like.</param>
    /// <param name="configure">For what the one who hosts it wants besides.</param>
    internal static SferumApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(args);
        var settings = HostSettings.Read(builder.Configuration);
        var ports = TakenPorts.Take(settings);
        builder.AddPlainLogging();
        builder.AddServer(settings, ports);
        var platform = builder.AddSferumSide(settings, ports);
        builder.AddSferumSilo(settings.Silo, settings.DataDirectory, platform);
        builder.Services.AddSingleton(settings.Drift);
        builder.Services.SealKeyRing(settings.KeyRing);
        builder.Services.Configure<AuditOptions>(audit => audit.RetentionDays = settings.Audit.RetentionDays);
        builder.AddAuth(settings);
        builder.AddFacade();
        builder.AddLinkPages(settings, ports);
        builder.AddHealth();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseFacade();
        app.MapLinkPages();
        app.MapHealth();
        return new SferumApplication(app, settings, ports);
    }

    /// <summary>Starts it; when this returns, every face answers.</summary>
    internal Task StartAsync()
    {
        _app.CheckStart();
        return _app.StartAsync();
    }

    /// <summary>Waits for a signal, then stops gracefully.</summary>
    internal Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    internal Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Ports.Dispose();
    }
}
