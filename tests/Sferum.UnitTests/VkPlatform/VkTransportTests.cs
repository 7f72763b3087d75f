using System.Net;
using Sferum.Grains.Platform;
using Xunit;

namespace Sferum.UnitTests.VkPlatform;

public sealed class VkTransportTests
{
    private static readonly PlatformCall Effect = new AddMemberCall("1", "2");
    private static readonly PlatformCall Read = new ReadMembersCall("1", 0);

    public static TheoryData<string> AfterSending => new() { "reset", "ended", "io", "500", "502", "503 with a body", "html", "404", "302", "huge" };

    [Theory]
    [MemberData(nameof(AfterSending))]
    public async Task Execute_WhenTroubleCameAfterSending_IsUnknownForEffectsAndAgainForReads(string trouble)
    {
        await using var app = new PlatformUnderTest(options => options.MaxAnswerBytes = 1024);
        Plan(Plan(app.Wire, trouble), trouble);
        Assert.Equal(PlatformFault.Unknown, (await app.AskAsync(Effect)).Fault);
        Assert.Equal(PlatformFault.AgainSoon, (await app.AskAsync(Read)).Fault);
    }

    [Fact]
    public async Task Execute_WhenConnectionIsRefused_IsAgainSoonForAll()
    {
        await using var app = new PlatformUnderTest();
        app.Wire.RefusesConnections();
        Assert.Equal(PlatformFault.AgainSoon, (await app.AskAsync(Effect)).Fault);
        Assert.All(await app.AskAsync(Effect, Read), result => Assert.Equal("connection", result.Code));
    }

    [Fact]
    public async Task Execute_WhenEdgeSaysTooManyRequests_IsAgainSoon()
    {
        await using var app = new PlatformUnderTest();
        app.Wire.Answers("slow down", HttpStatusCode.TooManyRequests);
        Assert.Equal(PlatformFault.AgainSoon, (await app.AskAsync(Effect)).Fault);
    }

    [Fact]
    public async Task Execute_WhenNoAnswerInTime_IsUnknown()
    {
        await using var app = new PlatformUnderTest(options =>
            options.RequestTimeout = options.ConnectTimeout = TimeSpan.FromMilliseconds(100));
        app.Wire.Hangs();
        Assert.Equal(PlatformResult.Failed(PlatformFault.Unknown, "timeout"), await app.AskAsync(Effect));
    }

    [Fact]
    public async Task Execute_WhenCancelledBeforeSending_ThrowsAndSendsNothing()
    {
        await using var app = new PlatformUnderTest();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => app.Messenger.ExecuteAsync(PlatformUnderTest.Token, [Effect], new CancellationToken(canceled: true)));
        Assert.Empty(app.Wire.Requests);
    }

    [Fact]
    public async Task Execute_WhenCancelledAfterSending_IsUnknown()
    {
        await using var app = new PlatformUnderTest();
        using var cancellation = new CancellationTokenSource();
        app.Wire.Hangs(taken: cancellation.Cancel);
        var results = await app.Messenger.ExecuteAsync(PlatformUnderTest.Token, [Effect], cancellation.Token);
        Assert.Equal(PlatformResult.Failed(PlatformFault.Unknown, "cancelled"), results.Single());
    }

    [Fact]
    public async Task Execute_WhenHostKeepsFailing_OpensTheCircuitAndSendsNothing()
    {
        await using var app = new PlatformUnderTest();
        for (var i = 0; i < 20; i++)
        {
            app.Wire.Answers("", HttpStatusCode.ServiceUnavailable);
            await app.AskAsync(Effect);
        }

        Assert.Equal(PlatformResult.Failed(PlatformFault.AgainSoon, "circuit"), await app.AskAsync(Effect));
        Assert.Equal(20, app.Wire.Requests.Count);
    }

    private static ScriptedHandler Plan(ScriptedHandler wire, string trouble) => trouble switch
    {
        "reset" => wire.Breaks(new HttpRequestException("reset")),
        "ended" => wire.Breaks(new HttpRequestException(HttpRequestError.ResponseEnded)),
        "io" => wire.Breaks(new IOException("broken pipe")),
        "500" => wire.Answers("", HttpStatusCode.InternalServerError),
        "502" => wire.Answers("<html>bad gateway</html>", HttpStatusCode.BadGateway),
        "503 with a body" => wire.Answers("""{"error":{"error_code":6}}""", HttpStatusCode.ServiceUnavailable),
        "html" => wire.Answers("<html>maintenance</html>"),
        "404" => wire.Answers("not found", HttpStatusCode.NotFound),
        "302" => wire.Answers("", HttpStatusCode.Redirect),
        _ => wire.Answers($$"""{"response":1,"x":"{{new string('x', 2000)}}"}"""),
    };
}
