using Google.Rpc;
using Grpc.Core;
using Sferum.Testing;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Limits;

/// <summary>What a caller gets who asks too much.</summary>
public sealed class LimitedCallsTests
{
    [Fact]
    public async Task Call_OverTheRates_IsRefusedWithATimeToComeBack()
    {
        await using var sferum = await SferumUnderTest.StartAsync(
            settings: ["--Sferum:Limits:Enabled=true", "--Sferum:Limits:SchoolReadsPerSecond=1", "--Sferum:Limits:SchoolReadsBurst=3", "--Sferum:Limits:SchoolImportsPerSecond=1", "--Sferum:Limits:SchoolImportsBurst=1"]);
        var schools = new SchoolService.SchoolServiceClient(sferum.Channel);
        var rosters = new RosterService.RosterServiceClient(sferum.Channel);

        // A school that is not there is one, too: whoever may name any may not ask without end.
        var codes = new List<StatusCode>();
        RpcException? limited = null;
        for (var i = 0; i < 20; i++)
        {
            var error = await Assert.ThrowsAsync<RpcException>(() => schools.GetSchoolAsync(new() { Name = "schools/7" }).ResponseAsync);
            codes.Add(error.StatusCode);
            limited = error.StatusCode == StatusCode.ResourceExhausted ? error : limited;
        }

        Assert.Equal([StatusCode.NotFound, StatusCode.NotFound, StatusCode.NotFound], codes[..3]);
        var status = limited!.GetRpcStatus()!;
        Assert.Equal(("RATE_LIMITED", 1), (status.GetDetail<ErrorInfo>()!.Reason, status.GetDetail<RetryInfo>()!.RetryDelay.Seconds));
        // Another school has its own.
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => schools.GetSchoolAsync(new() { Name = "schools/8" }).ResponseAsync)).StatusCode);
        // A stream is counted by its first message.
        var streams = new List<StatusCode>();
        for (var i = 0; i < 4; i++)
        {
            streams.Add(await StreamAsync(rosters));
        }

        Assert.Equal(StatusCode.InvalidArgument, streams[0]);
        Assert.Contains(StatusCode.ResourceExhausted, streams);
    }

    private static async Task<StatusCode> StreamAsync(RosterService.RosterServiceClient rosters)
    {
        using var stream = rosters.ImportRoster();
        await stream.RequestStream.WriteAsync(new() { Header = new() { School = "schools/7", RequestId = "1", Facts = new() } });
        await stream.RequestStream.CompleteAsync();
        return (await Assert.ThrowsAsync<RpcException>(() => stream.ResponseAsync)).StatusCode;
    }
}
