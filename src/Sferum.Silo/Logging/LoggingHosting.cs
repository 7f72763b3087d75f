using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Sferum.Silo.Logging;

/// <summary>Logs go to stderr, one line each; stdout is for what the service says to whoever started it.</summary>
public static class LoggingHosting
{
    /// <summary>These write the addresses of requests, in which tickets, codes and states of linking stand, and put them around what others write.</summary>
    private static readonly string[] WritersOfAddresses = ["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing.Matching.DfaMatcher"];

    /// <summary>Adds it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">How it looks.</param>
    public static void AddSferumLogging(this IHostApplicationBuilder builder, LoggingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (settings.Format == LogForm.Json)
        {
            builder.Logging.AddConsole(console => console.FormatterName = JsonLine.FormName).AddConsoleFormatter<JsonLine, ConsoleFormatterOptions>();
        }
        else
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }

        builder.Services.Configure<ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Sferum", LogLevel.Information);
        // Warns at every first start that the key ring lies unsealed in the data directory, which is so on loopback (TokenProtectionHosting).
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Warns at every start of the reminders' period, which is chosen with its reason (SiloLimits).
        builder.Logging.AddFilter("Orleans.Hosting.ReminderOptionsValidator", LogLevel.Error);
        // Warns at the first start after a boot: it takes the moment the machine started for its last check.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        foreach (var category in WritersOfAddresses)
        {
            // Behind the settings, which name no longer category and no other logger: nothing they say brings these back.
            builder.Logging.AddFilter<ConsoleLoggerProvider>(category, LogLevel.None);
        }
    }
}
