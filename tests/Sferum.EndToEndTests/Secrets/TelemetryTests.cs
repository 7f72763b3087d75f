using Sferum.EndToEndTests.Telemetry;
using Sferum.Testing;
using Sferum.Testing.Processes;
using Sferum.Testing.Recording;
using Sferum.Testing.Secrets;
using Xunit;

namespace Sferum.EndToEndTests.Secrets;

/// <summary>The service emits the traces and metrics of .NET, ASP.NET Core, Orleans and its own. Neither who listens to all of them finds a secret there, nor does the collector that gets what is exported.</summary>
public sealed class TelemetryTests
{
    [Fact]
    [Trait("tier", "long")]
    public async Task LinkAndConference_InTracesAndMetrics_NoSecretIsInTheClear()
    {
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        await using var platform = await RecordingProxy.StartAsync(sandbox.Address, sentOn: "/authorize");
        await using var collector = await RecordingProxy.StartAsync();
        using var telemetry = new TelemetryRecorder();
        string startUri, joinUri;
        await using (var sferum = await SferumUnderTest.StartAgainstAsync(
            platform.Address, $"--Sferum:Telemetry:OtlpEndpoint={collector.Address}", "--Sferum:Telemetry:OtlpProtocol=HttpProtobuf", "--Sferum:Telemetry:TraceRatio=1", "--Sferum:Telemetry:MetricsPeriod=00:00:01"))
        {
            var journey = new SmallJourney(new ServiceClients(sferum.Channel.CreateCallInvoker()), sandbox.Client);
            startUri = await journey.LinkAsync();
            (_, joinUri) = await journey.JoinAsync();
        }

        var secrets = IssuedSecrets.Of(platform.Exchanges);
        Assert.Contains(secrets, secret => secret.Value == joinUri);
        var search = new SecretSearch([.. secrets, new Secret("ticket", startUri[(startUri.LastIndexOf('/') + 1)..])]);
        Assert.Empty(search.InBytes(telemetry.Bytes(), "telemetry"));
        Assert.Contains("Microsoft.AspNetCore", telemetry.Sources);
        Assert.Contains("Sferum", telemetry.Sources);
        AssertSaid(telemetry.Bytes(), "/link/callback");
        var exported = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', collector.Exchanges.Select(exchange => $"{exchange.Path} {exchange.Request}")));
        Assert.Empty(search.InBytes(exported, "collector"));
        // Facade, grains, the lane, SQL and the platform; the exporter's own requests are none of it.
        AssertSaid(exported, "/v1/traces", "/v1/metrics", "POST /sferum.v1.ConferenceService/JoinConference", "conference JoinAsync", "conference owed work", "lane request", "SELECT GrainState", "platform calls.start", "platform id.exchange", "GET /link/{ticket}");
    }

    private static void AssertSaid(byte[] told, params string[] words) =>
        Assert.All(words, word => Assert.NotEmpty(new SecretSearch([new Secret("word", word)]).InBytes(told, "telemetry")));
}
