using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sferum.Silo;
using Sferum.Silo.Clustering;
using Sferum.Testing;
using Xunit;

namespace Sferum.UnitTests.Start;

/// <summary>The HTTP port of a silo alone: health, metrics, Orleans' dashboard, on loopback.</summary>
public sealed class SiloFaceTests
{
    private static readonly string[] Platform =
    [
        "--Sferum:VkPlatform:IdBaseAddress=http://127.0.0.1:1/", "--Sferum:VkPlatform:ApiBaseAddress=http://127.0.0.1:1/", "--Sferum:VkPlatform:ClientId=1",
        "--Sferum:VkPlatform:RedirectUri=http://127.0.0.1:1/link/callback", "--Sferum:VkPlatform:LaunchAddress=http://127.0.0.1:1/",
    ];

    [Fact]
    public async Task Face_OfASilo_GivesHealthMetricsAndTheDashboardWithoutStates()
    {
        var directory = Directory.CreateTempSubdirectory("sferum-");
        using (var silo = Create(directory.FullName, "--Sferum:Dashboard:Enabled=true"))
        {
            await silo.StartAsync();
            using var http = new HttpClient { BaseAddress = silo.HttpAddress };

            Assert.Contains(silo.HttpAddress.AbsoluteUri, silo.Banner, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await CodeAsync(http, "healthz"));
            Assert.Equal(HttpStatusCode.OK, await CodeAsync(http, "readyz"));
            Assert.Contains("sferum_sweep_woken_total", await http.GetStringAsync(new Uri("metrics", UriKind.Relative)), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await CodeAsync(http, "dashboard/"));
            Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(http, "dashboard/GrainState?grainId=s:7&grainType=school"));
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(http, "v1/schools"));
            // A page of another site that has its name pointed here.
            Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(http, "metrics", host: "evil.example"));
            Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(http, "healthz", host: "evil.example"));
            await silo.StopAsync();
        }

        directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    public void Face_BeyondLoopback_IsRefused(string address) =>
        Assert.Throws<SiloExposedException>(() => Create(Path.GetTempPath(), $"--Sferum:Silo:Address={address}"));

    [Theory]
    [InlineData("--Sferum:Silo:HttpPort=5086")]
    [InlineData("--Sferum:Role=Facade", "--Sferum:Storage:Kind=PostgreSql", "--Sferum:Storage:ConnectionString=Host=127.0.0.1", "--Sferum:Dashboard:Enabled=true")]
    public Task Host_WithWhatIsOfASiloAlone_IsRefused(params string[] settings) =>
        Assert.ThrowsAsync<OptionsValidationException>(() => SferumUnderTest.StartAsync(null, null, settings));

    private static SiloApplication Create(string directory, params string[] settings) =>
        SiloApplication.Create(["--Sferum:Silo:Port=0", "--Sferum:Silo:HttpPort=0", $"--Sferum:DataDirectory={directory}", .. Platform, .. settings], builder => builder.Logging.ClearProviders());

    private static async Task<HttpStatusCode> CodeAsync(HttpClient http, string path, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
