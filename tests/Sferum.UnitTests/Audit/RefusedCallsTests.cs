using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Sferum.Testing.Cluster;
using Sferum.UnitTests.Auth.Matrix;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Audit;

/// <summary>What stands in the trail of calls whose caller's role does not allow them: those that name the caller's school, and no other.</summary>
public sealed class RefusedCallsTests(AuthWorld world) : IClassFixture<AuthWorld>
{
    private static readonly string[] Schools = [AuthWorld.Own, AuthWorld.Other];

    private ChatService.ChatServiceClient Chats => new(world.Sferum.Channel);

    private OperationsService.OperationsServiceClient Operations => new(world.Sferum.Channel);

    [Fact]
    public async Task Change_OfAReader_StandsThereOnce()
    {
        var request = new DeleteChatRequest { Name = "schools/7/chats/role", RequestId = "role-1" };
        await RefusedAsync(Chats.DeleteChatAsync(request, As("reader")));
        await RefusedAsync(Chats.DeleteChatAsync(request, As("reader")));

        var entry = Assert.Single(await ListAsync(AuthWorld.Own, request.Name));

        Assert.Equal(("ChatService.DeleteChat", ErrorReason.CallerNotAllowed, "role-1", 0), (entry.Action, entry.Refusal, entry.RequestId, entry.Changes.Count));
    }

    [Fact]
    public async Task Change_OfAReaderAsJson_StandsThere()
    {
        await RefusedAsync(HttpMethod.Delete, "v1/schools/7/chats/json?requestId=json-1", null);
        await RefusedAsync(HttpMethod.Patch, "v1/schools/7/chats/json", """{"chat":{"title":"Иначе"},"requestId":"json-2","actingAccount":"accounts/head7"}""");

        var entries = await ListAsync(AuthWorld.Own, "schools/7/chats/json");

        Assert.Equal([("ChatService.DeleteChat", "json-1", ""), ("ChatService.UpdateChat", "json-2", "accounts/head7")], entries.Select(entry => (entry.Action, entry.RequestId, entry.ActingAccount)).Order());
    }

    [Fact]
    public async Task Erasure_OfAPersonOfTwoSchools_StandsInTheCallersOnly()
    {
        // In which schools a person is comes to the account behind the roster's answer.
        await Poll.UntilAsync(
            async () =>
            {
                await RefusedAsync(Operations.ErasePersonAsync(new() { Account = "accounts/both", RequestId = "role-2" }, As("operator")));
                return await ListAsync(AuthWorld.Own, "accounts/both");
            },
            entries => entries.Count > 0,
            "the entry");

        Assert.Single(await ListAsync(AuthWorld.Own, "accounts/both"));
        Assert.Empty(await ListAsync(AuthWorld.Other, "accounts/both"));
    }

    [Fact]
    public async Task Stream_OfAReader_StandsThere()
    {
        using var call = new RosterService.RosterServiceClient(world.Sferum.Channel).ImportRoster(As("reader"));
        await call.RequestStream.WriteAsync(new() { Header = new() { School = "schools/7", RequestId = "role-3" } });
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode);

        Assert.Single(await ListAsync(AuthWorld.Own, "schools/7"), entry => entry.RequestId == "role-3");
    }

    [Theory]
    [InlineData("schools/8/chats/foreign")]
    [InlineData("schools/none/chats/foreign")]
    public async Task Change_OfAnotherSchool_StandsNowhere(string name)
    {
        await RefusedAsync(Chats.DeleteChatAsync(new() { Name = name, RequestId = "role-4" }, As("reader")));
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => Chats.DeleteChatAsync(new() { Name = name, RequestId = "role-4" }, As("operator")).ResponseAsync)).StatusCode);

        foreach (var school in Schools)
        {
            Assert.Empty(await ListAsync(school, name));
        }
    }

    [Fact]
    public async Task Change_ThatNamesAnotherSchoolToo_StandsNowhere()
    {
        await RefusedAsync(Chats.CreateChatAsync(new() { Parent = "schools/7", Chat = new() { Group = "schools/8/groups/1" }, RequestId = "role-5" }, As("reader")));

        Assert.DoesNotContain(await ListAsync(AuthWorld.Own, "schools/7"), entry => entry.RequestId == "role-5");
    }

    [Fact]
    public async Task ReadAndTrial_StandNowhere()
    {
        await RefusedAsync(Operations.ListAuditEntriesAsync(new() { Parent = "schools/7" }, As("operator")));
        await RefusedAsync(Operations.EraseSchoolAsync(new() { School = "schools/7", ValidateOnly = true, RequestId = "role-6" }, As("operator")));

        Assert.DoesNotContain(await ListAsync(AuthWorld.Own, "schools/7"), entry => entry.Action is "OperationsService.ListAuditEntries" or "OperationsService.EraseSchool");
    }

    private static async Task RefusedAsync<T>(AsyncUnaryCall<T> call)
    {
        using var running = call;
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => running.ResponseAsync)).StatusCode);
    }

    private async Task RefusedAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", world.Tokens.Good("reader"));
        request.Content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await world.Sferum.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private Metadata As(string role) => AuthWorld.With(world.Tokens.Good(role));

    private async Task<IReadOnlyList<AuditEntry>> ListAsync(string school, string resource) =>
        (await Operations.ListAuditEntriesAsync(new() { Parent = $"schools/{school}", Resource = resource }, AuthWorld.With(world.Tokens.Good("administrator", "*")))).Entries;
}
