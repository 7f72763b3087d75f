using System.Runtime.CompilerServices;
using Sferum.GrpcHost.Requests;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Requests;

public sealed class RepeatsTests
{
    private const string Read = "/sferum.v1.ChatService/GetChat";
    private const string Change = "/sferum.v1.ChatService/DeleteChat";

    [Fact]
    public void Is_OfAReadThatMetADyingSilo_UntilTheThirdTime()
    {
        var request = new GetChatRequest();

        Assert.True(Repeats.Is(new SiloUnavailableException(), request, Read, made: 1));
        Assert.True(Repeats.Is(Rejection(), request, Read, made: 2));
        Assert.False(Repeats.Is(new SiloUnavailableException(), request, Read, made: 3));
    }

    [Theory]
    [InlineData("once", true)]
    [InlineData("", false)]
    public void Is_OfAChange_OnlyWithARequestId(string requestId, bool isMadeAgain) =>
        Assert.Equal(isMadeAgain, Repeats.Is(new SiloUnavailableException(), new DeleteChatRequest { RequestId = requestId }, Change, made: 1));

    [Fact]
    public void Is_OfAnythingElse_Never()
    {
        Assert.False(Repeats.Is(new TimeoutException(), new GetChatRequest(), Read, made: 1));
        Assert.False(Repeats.Is(new InvalidOperationException(), new GetChatRequest(), Read, made: 1));
    }

    // Only Orleans itself can make one.
    private static OrleansMessageRejectionException Rejection() =>
        (OrleansMessageRejectionException)RuntimeHelpers.GetUninitializedObject(typeof(OrleansMessageRejectionException));
}
