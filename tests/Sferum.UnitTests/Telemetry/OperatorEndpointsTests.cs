using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Sferum.GrpcHost;
using Sferum.GrpcHost.Telemetry;
using Sferum.Testing;
using Xunit;

namespace Sferum.UnitTests.Telemetry;

/// <summary>Metrics and Orleans' dashboard on the HTTP port.</summary>
public sealed class OperatorEndpointsTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.7", false)]
    [InlineData(null, false)]
    public void IsOfThisMachine_OfAnAddress_IsLoopbackOnly(string? address, bool isOfThisMachine) =>
        Assert.Equal(isOfThisMachine, OperatorEndpoints.IsOfThisMachine(address is null ? null : IPAddress.Parse(address)));

    [Fact]
    public async Task Dashboard_WhenSwitchedOn_IsThereWithoutStatesAndLog()
    {
        await using var sferum = await SferumUnderTest.StartAsync(settings: "--Sferum:Dashboard:Enabled=true");

        Assert.Equal(HttpStatusCode.OK, await CodeAsync(sferum, "dashboard/"));
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(sferum, "dashboard/index.min.js"));
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(sferum, "dashboard/DashboardCounters"));
        Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(sferum, "dashboard/GrainState?grainId=s:7&grainType=school"));
        Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(sferum, "dashboard/Trace"));
        Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(sferum, "dashboard/Reminders/1"));
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(sferum, "metrics"));
    }

    [Fact]
    public async Task Dashboard_WhenSwitchedOn_DoesNotListenToTheLog()
    {
        var directory = Directory.CreateTempSubdirectory("sferum-");
        await using (var sferum = SferumApplication.Create(
            [$"--Sferum:DataDirectory={directory.FullName}", "--Sferum:Listen:GrpcPort=0", "--Sferum:Listen:HttpPort=0", "--Sferum:Sandbox:Port=0", "--Sferum:Silo:Port=0", "--Sferum:Dashboard:Enabled=true"]))
        {
            Assert.IsType<ConsoleLoggerProvider>(Assert.Single(sferum.Services.GetServices<ILoggerProvider>()));
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Dashboard_ByDefault_IsNotThere()
    {
        await using var sferum = await SferumUnderTest.StartAsync(settings: "--Sferum:Telemetry:Metrics=false");

        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(sferum, "dashboard/"));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(sferum, "metrics"));
    }

    private static async Task<HttpStatusCode> CodeAsync(SferumUnderTest sferum, string path)
    {
        using var answer = await sferum.Http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
