using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Sferum.Grains.Chats.Drift;
using Sferum.Silo.Clustering;
using Sferum.Silo.Face;
using Sferum.Silo.Logging;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.Moving;
using Sferum.Silo.Telemetry;
using Sferum.Silo.VkPlatform;

namespace Sferum.Silo;

/// <summary>A silo alone, without a facade: on PostgreSQL one of a cluster; on SQLite its data directory is its own.</summary>
internal sealed class SiloApplication : IDisposable
{
    private const string Root = "Sferum";

    private static readonly string[] Known =
        [.. DeploymentSettings.Known, DriftOptions.Section, VkPlatformOptions.Section, LoggingSettings.Section, TelemetrySettings.Section, DashboardSettings.Section];

    private readonly IHost _host;
    private readonly DeploymentSettings _settings;

    private SiloApplication(IHost host, DeploymentSettings settings, IPEndPoint http) =>
        (_host, _settings, HttpAddress) = (host, settings, new UriBuilder(Uri.UriSchemeHttp, http.Address.ToString(), http.Port).Uri);

    /// <summary>Where health and metrics are.</summary>
    internal Uri HttpAddress { get; }

    /// <summary>What to print once started. Scripts wait for the last line.</summary>
    internal string Banner => string.Join(
        Environment.NewLine,
        $"Silo      {_settings.Silo.Address}:{_settings.Silo.Port}, for facades {_settings.Silo.GatewayPort}{(_settings.Cluster.Tls.IsSet ? ", with TLS" : "")}",
        $"Health    {HttpAddress}readyz, metrics at {HttpAddress}metrics",
        $"Data      {(_settings.Storage.Kind == StorageKind.PostgreSql ? "PostgreSQL" : _settings.DataDirectory)}",
        "Sferum: ready");

    /// <summary>Makes it of the settings; nothing runs yet.</summary>
    /// <param name="args">The command line: <c>--Sferum:Silo:Port=…</c> and the like.</param>
    /// <param name="configure">For what the one who hosts it wants besides.</param>
    internal static SiloApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(args);
        var settings = Read(builder.Configuration);
        builder.AddSferumLogging(SettingsReader.Read<LoggingSettings>(builder.Configuration, LoggingSettings.Section));
        builder.AddSferumTelemetry(SettingsReader.Read<TelemetrySettings>(builder.Configuration, TelemetrySettings.Section));
        // Grains are handed over and what is queued is written; whoever supervises the process ends it after 40 s.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        builder.Services.AddSingleton(SettingsReader.Read<DriftOptions>(builder.Configuration, DriftOptions.Section));
        var dashboard = SettingsReader.Read<DashboardSettings>(builder.Configuration, DashboardSettings.Section);
        builder.AddSferumSilo(settings, builder.Configuration.GetSection(VkPlatformOptions.Section).Bind);
        builder.AddDashboard(dashboard);
        var http = builder.AddSiloFace(settings.Silo);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapSiloFace(dashboard);
        return new SiloApplication(app, settings, http);
    }

    /// <summary>Carries a data directory over to PostgreSQL instead of starting; says what was moved.</summary>
    internal static Task<string> MoveAsync(string[] args)
    {
        var configuration = new ConfigurationManager();
        configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(args);
        return MoveToPostgreSql.RunAsync(Read(configuration), CancellationToken.None);
    }

    internal async Task StartAsync()
    {
        await _host.CheckStartAsync();
        await _host.StartAsync();
    }

    /// <summary>Waits for a signal, then stops gracefully.</summary>
    internal Task WaitForShutdownAsync() => _host.WaitForShutdownAsync();

    internal Task StopAsync() => _host.StopAsync();

    public void Dispose() => _host.Dispose();

    private static DeploymentSettings Read(ConfigurationManager configuration)
    {
        var unknown = configuration.GetSection(Root).GetChildren()
            .Where(child => !Known.Contains(child.Path, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is not a setting of a silo.")
            .ToArray();
        if (unknown.Length > 0)
            throw new OptionsValidationException(Root, typeof(DeploymentSettings), unknown);
        var settings = DeploymentSettings.Read(configuration);
        if (settings.Storage.Kind == StorageKind.PostgreSql)
            settings.Silo.GatewayPort ??= ClusteringHosting.DefaultGatewayPort;
        return settings;
    }
}
