using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Settings;
using Sferum.GrpcHost.Start;
using Sferum.GrpcHost.Telemetry;
using Sferum.GrpcHost.UserLinks.Pages;
using Sferum.Silo;
using Sferum.Silo.Logging;
using Sferum.Silo.Telemetry;
using Sferum.Silo.Telemetry.Prometheus;

namespace Sferum.GrpcHost;

/// <summary>The whole service in one process: silo, storage, facade, and the sandbox where no platform is configured. Or the facade alone, a client of a cluster.</summary>
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
        builder.AddSferumLogging(settings.Logging);
        builder.AddServer(settings, ports);
        var platform = builder.AddSferumSide(settings, ports);
        builder.AddSferumTelemetry(settings.Telemetry);
        builder.AddRole(settings, platform);
        builder.AddAuth(settings);
        builder.AddFacade();
        builder.AddLinkPages(settings, ports);
        builder.AddHealth();
        builder.AddDashboard(settings.Dashboard);
        builder.AddFarewell(settings.Stop);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseFacade();
        app.MapLinkPages();
        app.MapHealth();
        app.MapSferumMetrics()?.ForOperators();
        app.MapDashboard(settings.Dashboard)?.ForAdministrators();
        return new SferumApplication(app, settings, ports);
    }

    /// <summary>Starts it; when this returns, every face answers.</summary>
    internal async Task StartAsync()
    {
        await _app.CheckStartAsync();
        await _app.StartAsync();
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
