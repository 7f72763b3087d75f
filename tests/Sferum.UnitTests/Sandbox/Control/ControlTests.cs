using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;
using static Sferum.UnitTests.Sandbox.SandboxUnderTest;

namespace Sferum.UnitTests.Sandbox.Control;

public sealed class ControlTests
{
    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Host", "localhost:1", HttpStatusCode.OK)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://127.0.0.1:5000", HttpStatusCode.OK)]
    public async Task Request_WhenABrowserWasLuredHere_IsForbidden(string header, string value, HttpStatusCode status)
    {
        await using var sandbox = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/world");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await sandbox.Http.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Post_WhenTheBodyIsNotJson_IsRefused()
    {
        await using var sandbox = await StartAsync();
        using var text = new StringContent("""{"kind":"error","code":1}""", Encoding.UTF8, "text/plain");
        using var response = await sandbox.Http.PostAsync(new Uri("/sandbox/faults", UriKind.Relative), text);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task People_HaveStableIdsAndPhones_AndAreOfEveryKindThatThePagesKnow()
    {
        await using var sandbox = await StartAsync();
        var people = (await sandbox.GetAsync("/sandbox/people"))["items"]!.AsArray();
        Assert.Equal(31, people.Count);
        var first = people[0]!;
        Assert.Equal((Anna, "79000000101", "Алёна", "Соловьёва"), ((long)first["user_id"]!, (string)first["phone"]!, (string)first["first_name"]!, (string)first["last_name"]!));
        Assert.Equal(2, people[28]!["profiles"]!.AsArray().Count);
        Assert.Null(people[29]!["user_id"]);
        Assert.Equal(("", "79000000131", Anna + 30), ((string)people[30]!["password"]!, (string)people[30]!["phone"]!, (long)people[30]!["user_id"]!));
    }

    [Fact]
    public async Task CreatePerson_GivesIdAndPhone_AndThePersonCanAct()
    {
        await using var sandbox = await StartAsync();
        var zoya = await sandbox.PostAsync("/sandbox/people", new JsonObject { ["first_name"] = "Зоя", ["last_name"] = "Ёлкина", ["phone"] = "8 (912) 345-67-89" });
        Assert.Equal("79123456789", (string)zoya["phone"]!);
        var token = await sandbox.TokenAsync((long)zoya["user_id"]!);
        Assert.Equal("Ёлкина", (string)(await sandbox.DoAsync(token, "users.get"))[0]!["last_name"]!);
        Assert.NotNull((await sandbox.PostAsync("/sandbox/people", new JsonObject { ["first_name"] = "А", ["last_name"] = "Б", ["phone"] = "79123456789" }))["error"]);
        Assert.NotNull((await sandbox.PostAsync("/sandbox/people", new JsonObject { ["first_name"] = "А" }))["error"]);
        var without = await sandbox.PostAsync("/sandbox/people", new JsonObject { ["first_name"] = "А", ["last_name"] = "Б", ["profile"] = false, ["password"] = "" });
        Assert.Null(without["user_id"]);
        Assert.Equal("", (string)without["password"]!);
    }

    [Fact]
    public async Task World_TellsMembersWithTheirRolesAndOwnNumbers()
    {
        await using var sandbox = await StartAsync();
        var (anna, pyotr) = (await sandbox.TokenAsync(), await sandbox.TokenAsync(Pyotr));
        await sandbox.ChatAsync(pyotr);
        await sandbox.ChatAsync(anna, Pyotr);
        var members = (await sandbox.GetAsync("/sandbox/world"))["chats"]![1]!["members"]!.AsArray();
        Assert.Equal(["owner", "member"], members.Select(member => (string)member!["role"]!));
        Assert.Equal([1, 2], members.Select(member => (int)member!["chat_id"]!));
        Assert.Equal("Пётр Королёв", (string)members[1]!["name"]!);
    }
}
