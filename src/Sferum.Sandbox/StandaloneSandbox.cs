using Microsoft.Extensions.Hosting.Internal;

namespace Sferum.Sandbox;

/// <summary>The sandbox as a program of its own: settings from the environment and the command line, stopped by a signal.</summary>
internal static partial class StandaloneSandbox
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var options = Read(args);
            await using var app = SandboxApplication.Create(options, configure: Configure);
            await app.StartAsync();
            var (address, directory) = (SandboxApplication.Address(app), Path.GetFullPath(options.DataDirectory));
            LogListening(app.Logger, address, directory);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception refused) when (refused is SandboxRefusedException or IOException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static SandboxOptions Read(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        if (configuration["urls"] is { Length: > 0 })
            throw new SandboxRefusedException("Set Sandbox:Port; the sandbox listens on loopback only and takes no urls.");
        return configuration.GetSection("Sandbox").Get<SandboxOptions>() ?? new SandboxOptions();
    }

    private static void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IHostLifetime, ConsoleLifetime>();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Sferum.Sandbox", LogLevel.Information);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sandbox answers on {Address} and keeps its world in {Directory}")]
    private static partial void LogListening(ILogger logger, Uri address, string directory);
}
