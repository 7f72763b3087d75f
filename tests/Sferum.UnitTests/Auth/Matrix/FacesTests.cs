using System.Net;
using System.Net.Http.Headers;
using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using Sferum.GrpcHost.Errors;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Auth.Matrix;

/// <summary>The faces of a service whose callers have to prove themselves: what stays open, and the JSON face.</summary>
public sealed class FacesTests(AuthWorld world) : IClassFixture<AuthWorld>
{
    [Theory]
    [InlineData("healthz", HttpStatusCode.OK)]
    [InlineData("readyz", HttpStatusCode.OK)]
    [InlineData("link/style.css", HttpStatusCode.OK)]
    public async Task Path_ThatIsOpen_AnswersStrangers(string path, HttpStatusCode code) => Assert.Equal(code, (await GetAsync(path, null)).StatusCode);

    [Theory]
    [InlineData("link/none")]
    [InlineData("link/callback?state=x&code=y")]
    public async Task LinkPage_OfNoAttempt_AsksForNoToken(string path)
    {
        using var answer = await GetAsync(path, null);

        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("v1/schools/7")]
    [InlineData("v1/schools/8")]
    [InlineData("v1/schools/none/chats")]
    [InlineData("v1/links:batchGet")]
    [InlineData("v1/lanes")]
    public async Task Json_WithoutAToken_IsUnauthorized(string path)
    {
        using var answer = await GetAsync(path, null);

        Assert.Equal(("UNAUTHENTICATED", "Bearer"), (await ReasonAsync(answer), answer.Headers.WwwAuthenticate.ToString()));
    }

    [Fact]
    public async Task Json_WithBadTokens_IsUnauthorized()
    {
        foreach (var token in world.Bad.Values)
        {
            using var answer = await GetAsync("v1/schools/7", token);

            Assert.Equal((HttpStatusCode.Unauthorized, "Bearer error=\"invalid_token\""), (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
        }
    }

    [Fact]
    public async Task Json_WithABasicPassword_IsUnauthorized()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/schools/7");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "YTpi");
        using var answer = await world.Sferum.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Json_OfTheOwnSchool_Answers() => Assert.Equal(HttpStatusCode.OK, (await GetAsync("v1/schools/7", world.Tokens.Good("reader"))).StatusCode);

    [Theory]
    [InlineData("v1/schools/8", "v1/schools/none")]
    [InlineData("v1/schools/8/classes/5a", "v1/schools/none/classes/5a")]
    [InlineData("v1/schools/8/people/head8", "v1/schools/none/people/nobody")]
    [InlineData("v1/schools/7/people?notInChat=schools/8/chats/teachers", "v1/schools/7/people?notInChat=schools/none/chats/teachers")]
    [InlineData("v1/accounts/head8/link", "v1/accounts/nobody/link")]
    public async Task Json_OfAnotherSchool_AnswersAsOfNone(string exists, string none)
    {
        var token = world.Tokens.Good("reader");
        using var one = await GetAsync(exists, token);
        using var other = await GetAsync(none, token);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, other.StatusCode));
        Assert.Equal(Blank(await other.Content.ReadAsStringAsync()), Blank(await one.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Json_OfAReadersChange_IsForbidden()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "v1/schools/7/chats/x?requestId=1");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", world.Tokens.Good("reader"));
        using var answer = await world.Sferum.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.Forbidden, "CALLER_NOT_ALLOWED"), (answer.StatusCode, await ReasonAsync(answer)));
    }

    [Fact]
    public async Task Json_OfNoPath_IsNotFoundForCallersAndStrangersAlike() => Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("v1/none", null)).StatusCode);

    [Fact]
    public async Task Health_OverGrpc_AsksForNoToken() =>
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await new Health.HealthClient(world.Sferum.Channel).CheckAsync(new())).Status);

    [Theory]
    [InlineData("operator", null)]
    [InlineData("reader", StatusCode.PermissionDenied)]
    [InlineData(null, StatusCode.Unauthenticated)]
    public async Task Reflection_IsForOperators(string? role, StatusCode? code)
    {
        using var call = new ServerReflection.ServerReflectionClient(world.Sferum.Channel).ServerReflectionInfo(AuthWorld.With(role is null ? null : world.Tokens.Good(role)));
        var reading = ReadAsync(call);

        Assert.Equal(code, code is null ? (await reading ? null : StatusCode.Unknown) : (await Assert.ThrowsAsync<RpcException>(() => reading)).StatusCode);
    }

    [Fact]
    public async Task Lists_OverAllSchools_GiveTheCallersOwn()
    {
        var links = new UserLinkService.UserLinkServiceClient(world.Sferum.Channel);
        var asked = new BatchGetUserLinksRequest { Accounts = { "accounts/head7", "accounts/head8", "accounts/both", "accounts/nobody" } };

        var own = await links.BatchGetUserLinksAsync(asked, AuthWorld.With(world.Tokens.Good("reader")));
        var all = await links.BatchGetUserLinksAsync(asked, AuthWorld.With(world.Tokens.Good("reader", "*")));

        Assert.Equal(["accounts/head7", "accounts/both"], own.Links.Select(link => link.Account));
        Assert.Equal(["accounts/head7", "accounts/head8", "accounts/both"], all.Links.Select(link => link.Account));
    }

    [Theory]
    [InlineData("7", "schools/7")]
    [InlineData("none", "")]
    [InlineData("*", "schools/7 schools/8")]
    public async Task Schools_OfACaller_AreItsOwn(string schools, string names)
    {
        var client = new SchoolService.SchoolServiceClient(world.Sferum.Channel);
        var headers = AuthWorld.With(world.Tokens.Good("reader", schools));

        var all = await client.ListSchoolsAsync(new(), headers);
        var found = await client.ListSchoolsAsync(new() { Query = "школа" }, headers);

        Assert.Equal((names, names), (string.Join(' ', all.Schools.Select(school => school.Name)), string.Join(' ', found.Schools.Select(school => school.Name))));
        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, all.TotalSize);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("8")]
    public async Task OwedWork_OfACaller_IsOfItsSchools(string school)
    {
        // Chats of both schools wait for their administrators' links and owe themselves to the Sferum side.
        var operations = new OperationsService.OperationsServiceClient(world.Sferum.Channel);

        var owed = await operations.ListOwedWorkAsync(new(), AuthWorld.With(world.Tokens.Good(schools: school)));

        Assert.All(owed.OwedWork, work => Assert.Equal($"schools/{school}", work.School));
        Assert.True(owed.TotalSize <= (await operations.ListOwedWorkAsync(new(), AuthWorld.With(world.Tokens.Good(schools: "*")))).TotalSize);
    }

    [Theory]
    [InlineData("7", "lanes/head7")]
    [InlineData("*", "lanes/head7 lanes/head8")]
    public async Task Lanes_OfACaller_AreItsSchools(string schools, string lanes)
    {
        var operations = new OperationsService.OperationsServiceClient(world.Sferum.Channel);
        foreach (var school in (string[])["7", "8"])
        {
            // A lane is listed while it is in memory.
            await operations.GetLaneAsync(new() { Name = $"lanes/head{school}" }, AuthWorld.With(world.Tokens.Good(schools: "*")));
        }

        var listed = await operations.ListLanesAsync(new(), AuthWorld.With(world.Tokens.Good(schools: schools)));

        Assert.Equal(lanes, string.Join(' ', listed.Lanes.Select(lane => lane.Name).Order(StringComparer.Ordinal)));
        Assert.Equal(lanes.Split(' ').Length, listed.TotalSize);
    }

    private static async Task<bool> ReadAsync(AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call)
    {
        try
        {
            await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception error) when (error is RpcException or InvalidOperationException)
        {
            // Refused before it was read: the answer says why.
        }

        return await call.ResponseStream.MoveNext(CancellationToken.None);
    }

    private static async Task<string?> ReasonAsync(HttpResponseMessage answer)
    {
        var parser = new Google.Protobuf.JsonParser(Google.Protobuf.JsonParser.Settings.Default.WithTypeRegistry(ErrorDetailTypes.Registry));
        return parser.Parse<Google.Rpc.Status>(await answer.Content.ReadAsStringAsync()).GetDetail<ErrorInfo>()?.Reason;
    }

    // What was asked for stands in the answer by its name.
    private static string Blank(string json) => System.Text.RegularExpressions.Regex.Replace(json, "\"resourceName\": *\"[^\"]*\"", "");

    private async Task<HttpResponseMessage> GetAsync(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (path.EndsWith(":batchGet", StringComparison.Ordinal))
        {
            request.Method = HttpMethod.Post;
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await world.Sferum.Http.SendAsync(request);
    }
}
