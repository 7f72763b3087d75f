using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Telemetry;
using Sferum.Grains.Platform;
using Sferum.Silo.VkPlatform.Identity;
using Sferum.Silo.VkPlatform.Messenger;

namespace Sferum.Silo.VkPlatform;

/// <summary>Puts the VK adapter behind the platform's ports.</summary>
public static class VkPlatformHosting
{
    /// <summary>Name of the HTTP client of the VK API.</summary>
    internal const string ApiClient = "vk-api";

    /// <summary>Name of the HTTP client of VK ID.</summary>
    internal const string IdClient = "vk-id";

    /// <summary>Adds <see cref="IMessengerPlatform"/> and <see cref="IIdentityPlatform"/> with settings from <see cref="VkPlatformOptions.Section"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddVkPlatform(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVkPlatform(configuration.GetSection(VkPlatformOptions.Section).Bind);

    /// <summary>Adds <see cref="IMessengerPlatform"/> and <see cref="IIdentityPlatform"/> with settings made in code.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Fills in the settings; they are checked at start.</param>
    public static IServiceCollection AddVkPlatform(this IServiceCollection services, Action<VkPlatformOptions> configure)
    {
        services.AddOptions<VkPlatformOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<VkPlatformOptions>, VkPlatformOptionsValidation>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddClient(ApiClient, options => options.ApiBaseAddress!);
        services.AddClient(IdClient, options => options.IdBaseAddress!);
        services.AddSingleton<IMessengerPlatform>(provider =>
            ActivatorUtilities.CreateInstance<VkMessengerPlatform>(provider, Transport(provider, ApiClient)));
        services.AddSingleton<IIdentityPlatform>(provider =>
            ActivatorUtilities.CreateInstance<VkIdentityPlatform>(provider, Transport(provider, IdClient)));
        return services;
    }

    /// <summary>The address with a slash at its end, so that paths go below it.</summary>
    internal static Uri Folder(Uri address) =>
        address.AbsolutePath.EndsWith('/') ? address : new Uri(address.GetLeftPart(UriPartial.Path) + "/");

    private static VkTransport Transport(IServiceProvider provider, string name) =>
        new(provider.GetRequiredService<IHttpClientFactory>(), name);

    private static void AddClient(this IServiceCollection services, string name, Func<VkPlatformOptions, Uri> address)
    {
        var client = services.AddHttpClient(name, (provider, http) =>
        {
            var options = Options(provider);
            http.BaseAddress = Folder(address(options));
            http.MaxResponseContentBufferSize = options.MaxAnswerBytes;
            // Covers the body too, which is read behind the handlers; theirs ends first wherever it can, since the circuit counts that one.
            http.Timeout = options.RequestTimeout + TimeSpan.FromMilliseconds(250);
        });
        // The factory's own messages hold addresses, and at trace level headers.
        client.RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(provider => Connections(Options(provider)));
        // The sockets handler renews its connections itself.
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        client.AddResilienceHandler("circuit", (pipeline, context) => Circuit(pipeline, context.ServiceProvider));
    }

    private static VkPlatformOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<VkPlatformOptions>>().Value;

    private static SocketsHttpHandler Connections(VkPlatformOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // Ids of our traces are no business of the platform's.
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = options.ConnectTimeout,
        MaxConnectionsPerServer = 64,
        MaxResponseHeadersLength = 32,
        // Shorter than any server's keep-alive: a request on a connection that the server is closing has an unknown outcome.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private static void Circuit(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, IServiceProvider provider)
    {
        var options = Options(provider);
        pipeline.TimeProvider = provider.GetRequiredService<TimeProvider>();
        // Metrics stay, messages go: the library's would carry exception texts with addresses.
        pipeline.ConfigureTelemetry(new TelemetryOptions { LoggerFactory = NullLoggerFactory.Instance });
        pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = options.CircuitBreak,
        });
        pipeline.AddTimeout(options.RequestTimeout);
    }
}
