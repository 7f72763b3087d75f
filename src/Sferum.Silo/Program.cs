using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sferum.Silo;
using Sferum.Silo.Logging;
using Sferum.Silo.Telemetry;
using Sferum.Silo.VkPlatform;

// A silo alone, without a facade. Its database is embedded, so that it cannot share a data directory with another process.
return await PlainStart.RunAsync(async () =>
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.Logging.ClearProviders();
    builder.AddSferumLogging(builder.Configuration.GetSection(LoggingSettings.Section).Get<LoggingSettings>() ?? new LoggingSettings());
    builder.AddSferumTelemetry(builder.Configuration.GetSection(TelemetrySettings.Section).Get<TelemetrySettings>() ?? new TelemetrySettings());
    builder.AddSferumSilo(
        builder.Configuration.GetSection(SiloSettings.Section).Get<SiloSettings>() ?? new SiloSettings(),
        builder.Configuration["Sferum:DataDirectory"] ?? "./data",
        builder.Configuration.GetSection(VkPlatformOptions.Section).Bind);
    using var host = builder.Build();
    host.CheckStart();
    await host.RunAsync();
});
