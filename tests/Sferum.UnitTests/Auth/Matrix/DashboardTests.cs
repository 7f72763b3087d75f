using System.Net;
using System.Net.Http.Headers;
using Sferum.Testing;
using Xunit;

namespace Sferum.UnitTests.Auth.Matrix;

/// <summary>Orleans' dashboard and the metrics of a service whose callers have to prove themselves: the one is for administrators, the others for operators too, states for nobody.</summary>
public sealed class DashboardTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Pages = ["dashboard/", "dashboard/index.min.js", "dashboard/DashboardCounters", "dashboard/GrainTypes"];

    private static readonly string[] Closed = ["dashboard/GrainState?grainId=s:7&grainType=school", "dashboard/Trace", "dashboard/Reminders/1"];

    private readonly TestTokens _tokens = new();

    private SferumUnderTest _sferum = null!;

    public async Task InitializeAsync() => _sferum = await SferumUnderTest.StartAsync(settings:
    [
        "--Sferum:Dashboard:Enabled=true", $"--Sferum:Authentication:Jwt:Issuer={TestTokens.Issuer}", $"--Sferum:Authentication:Jwt:Audience={TestTokens.Audience}",
        $"--Sferum:Authentication:Jwt:KeyFiles:0={_tokens.KeyFile}",
    ]);

    [Fact]
    public async Task Paths_ByRole_AreAsTheOperationPageSays()
    {
        await AssertAsync(null, HttpStatusCode.Unauthorized, [.. Pages, .. Closed, "metrics"]);
        await AssertAsync("reader", HttpStatusCode.Forbidden, [.. Pages, .. Closed, "metrics"]);
        await AssertAsync("operator", HttpStatusCode.Forbidden, [.. Pages, .. Closed]);
        await AssertAsync("operator", HttpStatusCode.OK, "metrics");
        await AssertAsync("administrator", HttpStatusCode.OK, [.. Pages, "metrics"]);
        await AssertAsync("administrator", HttpStatusCode.Forbidden, Closed);
    }

    public async Task DisposeAsync() => await _sferum.DisposeAsync();

    public void Dispose() => _tokens.Dispose();

    private async Task AssertAsync(string? role, HttpStatusCode code, params string[] paths)
    {
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (role is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.Good(role));
            }

            using var answer = await _sferum.Http.SendAsync(request);

            Assert.True(answer.StatusCode == code, $"{role ?? "nobody"}, {path}: {answer.StatusCode}");
        }
    }
}
