using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sferum.UnitTests.Sandbox.VkId;
using Xunit;
using static Sferum.UnitTests.Sandbox.SandboxUnderTest;

namespace Sferum.UnitTests.Sandbox.Control;

public sealed class ApproveTests
{
    [Theory]
    [InlineData("815400104")]
    [InlineData("+7 900 000-01-04")]
    [InlineData("андрей римский-корсаков")]
    [InlineData("Римский-Корсаков Андрей Николаевич")]
    public async Task Approve_WalksFromTheStartPageToTheConfirmedEnd(string person)
    {
        await using var sandbox = await StartAsync();
        await using var service = await FakeService.StartAsync(new Consent(sandbox), sandbox.Http.BaseAddress!);
        var result = await ApproveAsync(sandbox, new Uri(service.Address, "/start"), person);
        Assert.True((bool)result["ok"]!, result.ToJsonString());
        Assert.True((bool)result["confirmed"]!);
        Assert.Equal(200, (int)result["final_status"]!);
        Assert.Equal(new Uri(service.Address, "/done").ToString(), (string)result["final_address"]!);
        Assert.Equal("Аккаунт привязан", (string)result["text"]!);
        Assert.Equal(Andrey, (long)result["user_id"]!);
        Assert.NotNull(service.Linked);
    }

    [Fact]
    public async Task Approve_WhenTheServiceEndsBeyondLoopback_StopsThere()
    {
        await using var sandbox = await StartAsync();
        await using var service = await FakeService.StartAsync(new Consent(sandbox), sandbox.Http.BaseAddress!);
        service.ReturnTo = "https://school.example/done";
        var result = await ApproveAsync(sandbox, new Uri(service.Address, "/start"), "815400104");
        Assert.True((bool)result["ok"]!);
        Assert.Equal("https://school.example/done", (string)result["next_address"]!);
    }

    [Fact]
    public async Task Approve_WhenGivenAnAuthorizeAddress_ReachesTheCallback()
    {
        await using var sandbox = await StartAsync();
        var consent = new Consent(sandbox);
        await using var service = await FakeService.StartAsync(consent, sandbox.Http.BaseAddress!);
        var address = new Uri(sandbox.Http.BaseAddress!, consent.Address(("redirect_uri", new Uri(service.Address, "/back").ToString())));
        var result = await ApproveAsync(sandbox, address, "815400104");
        Assert.False((bool)result["ok"]!);
        Assert.Equal((403, "another browser"), ((int)result["final_status"]!, (string)result["text"]!));
    }

    [Fact]
    public async Task Approve_WhenNobodyIsFound_MakesThePersonOfTheProfile()
    {
        await using var sandbox = await StartAsync();
        await using var service = await FakeService.StartAsync(new Consent(sandbox), sandbox.Http.BaseAddress!);
        var profile = new JsonObject { ["first_name"] = "Зоя", ["last_name"] = "Ёлкина", ["patronymic"] = "Ильинична" };
        var first = await ApproveAsync(sandbox, new Uri(service.Address, "/start"), "Зоя Елкина", profile);
        var second = await ApproveAsync(sandbox, new Uri(service.Address, "/start"), "ёлкина зоя", profile.DeepClone());
        Assert.True((bool)first["ok"]!);
        Assert.Equal((long)first["user_id"]!, (long)second["user_id"]!);
    }

    [Fact]
    public async Task Approve_WhenThePersonDenies_BringsTheErrorToTheCallback()
    {
        await using var sandbox = await StartAsync();
        await using var service = await FakeService.StartAsync(new Consent(sandbox), sandbox.Http.BaseAddress!);
        var result = await sandbox.PostAsync("/sandbox/approve", new JsonObject
        {
            ["address"] = new Uri(service.Address, "/start").ToString(),
            ["person"] = "815400101",
            ["deny"] = true,
        });
        Assert.Contains("error=access_denied", (string)result["final_address"]!, StringComparison.Ordinal);
        Assert.True(string.IsNullOrEmpty(service.Linked));
    }

    [Theory]
    [InlineData("https://school.example/start", "815400101")]
    [InlineData("not an address", "815400101")]
    [InlineData("http://127.0.0.1:9/start", "никто")]
    [InlineData("http://127.0.0.1:9/start", "Юлия Новикова")]
    public async Task Approve_WhenAddressOrPersonIsWrong_IsRefused(string address, string person)
    {
        await using var sandbox = await StartAsync();
        using var response = await sandbox.Http.PostAsJsonAsync(new Uri("/sandbox/approve", UriKind.Relative), new { address, person });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Approve_WhenNobodyListens_SaysSo()
    {
        await using var sandbox = await StartAsync();
        var result = await ApproveAsync(sandbox, new Uri("http://127.0.0.1:9/start"), "815400101");
        Assert.False((bool)result["ok"]!);
        Assert.NotNull(result["error"]);
    }

    private static Task<JsonNode> ApproveAsync(SandboxUnderTest sandbox, Uri address, string person, JsonNode? profile = null) =>
        sandbox.PostAsync("/sandbox/approve", new JsonObject { ["address"] = address.ToString(), ["person"] = person, ["profile"] = profile });
}
