using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sferum.Silo.VkPlatform;
using Xunit;

namespace Sferum.UnitTests.VkPlatform;

public sealed class VkPlatformOptionsTests
{
    public static TheoryData<string, Action<VkPlatformOptions>> Wrong => new()
    {
        { nameof(VkPlatformOptions.IdBaseAddress), options => options.IdBaseAddress = null },
        { nameof(VkPlatformOptions.IdBaseAddress), options => options.IdBaseAddress = new Uri("http://id.vk.example") },
        { nameof(VkPlatformOptions.ApiBaseAddress), options => options.ApiBaseAddress = new Uri("/api", UriKind.Relative) },
        { nameof(VkPlatformOptions.ApiBaseAddress), options => options.ApiBaseAddress = new Uri("https://user:pass@api.vk.example") },
        { nameof(VkPlatformOptions.ApiBaseAddress), options => options.ApiBaseAddress = new Uri("ftp://127.0.0.1") },
        { nameof(VkPlatformOptions.RedirectUri), options => options.RedirectUri = new Uri("https://school.example/#x") },
        { nameof(VkPlatformOptions.LaunchAddress), options => options.LaunchAddress = new Uri("http://sferum.example") },
        { nameof(VkPlatformOptions.ApiVersion), options => options.ApiVersion = "5" },
        { nameof(VkPlatformOptions.ClientId), options => options.ClientId = "" },
        { nameof(VkPlatformOptions.Scope), options => options.Scope = " " },
        { nameof(VkPlatformOptions.NoProfileErrors), options => options.NoProfileErrors = "a  b" },
        { nameof(VkPlatformOptions.RequestsPerSecond), options => options.RequestsPerSecond = 0 },
        { nameof(VkPlatformOptions.CallsPerRequest), options => options.CallsPerRequest = 26 },
        { nameof(VkPlatformOptions.MaxAnswerBytes), options => options.MaxAnswerBytes = 1 },
        { nameof(VkPlatformOptions.RequestTimeout), options => options.RequestTimeout = TimeSpan.FromMinutes(5) },
        { nameof(VkPlatformOptions.ConnectTimeout), options => options.ConnectTimeout = TimeSpan.FromMinutes(1) },
        { nameof(VkPlatformOptions.CircuitBreak), options => options.CircuitBreak = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_WhenASettingIsWrong_NamesIt(string name, Action<VkPlatformOptions> spoil)
    {
        var trouble = Assert.Throws<OptionsValidationException>(() => Read(services => services.AddVkPlatform(options =>
        {
            PlatformUnderTest.Fill(options);
            spoil(options);
        })));
        Assert.Contains($"Sferum:VkPlatform:{name} ", trouble.Message, StringComparison.Ordinal);
        Assert.Single(trouble.Failures);
    }

    [Fact]
    public void Bind_WhenLoopbackOverHttp_IsAllowed()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sferum:VkPlatform:IdBaseAddress"] = "http://127.0.0.1:5101/",
            ["Sferum:VkPlatform:ApiBaseAddress"] = "http://localhost:5101/",
            ["Sferum:VkPlatform:RedirectUri"] = "http://127.0.0.1:5100/link/return",
            ["Sferum:VkPlatform:LaunchAddress"] = "http://[::1]:5101/",
            ["Sferum:VkPlatform:ClientId"] = "1",
            ["Sferum:VkPlatform:RequestsPerSecond"] = "20",
            ["Sferum:VkPlatform:RequestTimeout"] = "00:00:05",
        }).Build();
        var options = Read(services => services.AddVkPlatform(configuration));
        Assert.Equal((20, 25, "5.199"), (options.RequestsPerSecond, options.CallsPerRequest, options.ApiVersion));
        Assert.Equal(TimeSpan.FromSeconds(5), options.RequestTimeout);
    }

    private static VkPlatformOptions Read(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<VkPlatformOptions>>().Value;
    }
}
