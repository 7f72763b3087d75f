using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sferum.Grains.Platform;
using Sferum.Silo.VkPlatform;

namespace Sferum.UnitTests.VkPlatform;

/// <summary>The adapter as the host builds it, with a scripted wire (or, asked so, real sockets) and everything it logs.</summary>
internal sealed class PlatformUnderTest : IAsyncDisposable
{
    public const string Token = "vk2.a.secret-token";

    private readonly ServiceProvider _services;

    public PlatformUnderTest(Action<VkPlatformOptions>? configure = null, bool sockets = false)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddVkPlatform(options =>
        {
            Fill(options);
            configure?.Invoke(options);
        });
        foreach (var client in sockets ? [] : new[] { VkPlatformHosting.ApiClient, VkPlatformHosting.IdClient })
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => Wire);
        _services = services.BuildServiceProvider();
    }

    public ScriptedHandler Wire { get; } = new();

    public RecordedLog Log { get; } = new();

    public IMessengerPlatform Messenger => _services.GetRequiredService<IMessengerPlatform>();

    public IIdentityPlatform Identity => _services.GetRequiredService<IIdentityPlatform>();

    public async Task<PlatformResult> AskAsync(PlatformCall call) => (await AskAsync([call])).Single();

    public Task<IReadOnlyList<PlatformResult>> AskAsync(params PlatformCall[] calls) =>
        Messenger.ExecuteAsync(Token, calls, CancellationToken.None);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public static void Fill(VkPlatformOptions options)
    {
        options.IdBaseAddress = new Uri("https://id.vk.example");
        options.ApiBaseAddress = new Uri("https://api.vk.example");
        options.ClientId = "51234567";
        options.RedirectUri = new Uri("https://school.example/link/return?from=vk");
        options.LaunchAddress = new Uri("https://sferum.example/?p=messages");
    }
}

/// <summary>Everything logged, as one text.</summary>
internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
