using Google.Api;
using Sferum.GrpcHost.Audit.Refused;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Audit;

public sealed class RequestNamesTests
{
    [Fact]
    public void PutPath_OfANameInAResource_PutsItThere()
    {
        var request = new UpdateChatRequest();

        RequestNames.PutPath(request, new HttpRule { Patch = "/v1/{chat.name=schools/*/chats/*}" }, "/v1/schools/7/chats/a");

        Assert.Equal("schools/7/chats/a", request.Chat.Name);
    }

    [Theory]
    [InlineData("/v1/accounts/17:erase", "accounts/17")]
    [InlineData("/v1/accounts/17:other", "")]
    [InlineData("/v1:erase", "")]
    [InlineData("", "")]
    public void PutPath_BeforeAVerb_LeavesTheVerb(string path, string account)
    {
        var request = new ErasePersonRequest();

        RequestNames.PutPath(request, new HttpRule { Post = "/v1/{account=accounts/*}:erase" }, path);

        Assert.Equal(account, request.Account);
    }

    [Theory]
    [InlineData("request_id", "1")]
    [InlineData("requestId", "1")]
    [InlineData("chat.title", "")]
    [InlineData("none", "")]
    public void PutText_KnowsBothSpellings(string name, string id)
    {
        var request = new DeleteChatRequest();

        RequestNames.PutText(request, name, "1");

        Assert.Equal(id, request.RequestId);
    }
}
