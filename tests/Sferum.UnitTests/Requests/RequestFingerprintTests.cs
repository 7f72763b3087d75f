using Sferum.GrpcHost.Requests;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Requests;

public sealed class RequestFingerprintTests
{
    [Fact]
    public void Of_WhenOnlyTheIdDiffers_IsTheSameAndTheRequestIsUntouched()
    {
        var (one, two) = (Delete("1", "schools/7/chats/a"), Delete("another", "schools/7/chats/a"));

        Assert.Equal(RequestFingerprint.Of(one).Fingerprint, RequestFingerprint.Of(two).Fingerprint);
        Assert.Equal("1", RequestFingerprint.Of(one).Id);
        Assert.Equal("1", one.RequestId);
    }

    [Fact]
    public void Of_WhenTheBodyDiffers_Differs() => Assert.NotEqual(
        RequestFingerprint.Of(Delete("1", "schools/7/chats/a")).Fingerprint, RequestFingerprint.Of(Delete("1", "schools/7/chats/b")).Fingerprint);

    [Fact]
    public void Of_WhenTheRequestHasNoId_IsABug() =>
        Assert.Throws<ArgumentException>(() => RequestFingerprint.Of(new GetChatRequest()));

    private static DeleteChatRequest Delete(string id, string name) => new() { Name = name, RequestId = id };
}
