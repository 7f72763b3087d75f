using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;
using Sferum.Sandbox;

namespace Sferum.UnitTests.Sandbox;

/// <summary>A sandbox on a free port with a directory and a clock of its own, spoken to over real HTTP.</summary>
internal sealed class SandboxUnderTest : IAsyncDisposable
{
    public const long Anna = 815_400_101;
    public const long Pyotr = 815_400_102;
    public const long Olga = 815_400_103;
    public const long Andrey = 815_400_104;

    private readonly bool ownsDirectory;
    private WebApplication app;

    private SandboxUnderTest(SandboxOptions options, FakeTimeProvider time, bool ownsDirectory)
    {
        (Options, Time, this.ownsDirectory) = (options, time, ownsDirectory);
        app = SandboxApplication.Create(options, time);
    }

    public SandboxOptions Options { get; }

    public FakeTimeProvider Time { get; }

    public HttpClient Http { get; private set; } = null!;

    public string Journal => Path.Combine(Options.DataDirectory, "journal.jsonl");

    public static async Task<SandboxUnderTest> StartAsync(Action<SandboxOptions>? configure = null, string? directory = null)
    {
        var options = new SandboxOptions
        {
            Port = 0,
            RequestsPerSecond = 0,
            DataDirectory = directory ?? Directory.CreateTempSubdirectory("sandbox-").FullName,
        };
        configure?.Invoke(options);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 5, 0, 0, TimeSpan.Zero));
        var sandbox = new SandboxUnderTest(options, time, directory is null);
        await sandbox.ListenAsync();
        return sandbox;
    }

    /// <summary>Stops the sandbox, lets the test do something to its files, and starts it again on them.</summary>
    public async Task RestartAsync(Action? meanwhile = null)
    {
        Http.Dispose();
        await app.DisposeAsync();
        meanwhile?.Invoke();
        app = SandboxApplication.Create(Options, Time);
        await ListenAsync();
    }

    /// <summary>A token of a demo person, without a browser.</summary>
    public async Task<string> TokenAsync(long user = Anna) =>
        (string)(await PostAsync("/sandbox/tokens", new JsonObject { ["user_id"] = user }))["access_token"]!;

    public async Task<string> CommunityTokenAsync() =>
        (string)(await PostAsync("/sandbox/tokens", new JsonObject { ["group_id"] = 77 }))["access_token"]!;

    /// <summary>Calls a method and gives the whole envelope.</summary>
    public async Task<JsonNode> CallAsync(string token, string method, params (string Name, object Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/method/{method}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = Form([.. parameters, ("v", "5.199")]);
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Calls a method that must succeed.</summary>
    public async Task<JsonNode> DoAsync(string token, string method, params (string Name, object Value)[] parameters)
    {
        var envelope = await CallAsync(token, method, parameters);
        return envelope["response"] ?? throw new InvalidOperationException($"{method}: {envelope.ToJsonString()}");
    }

    /// <summary>Calls a method that must fail, and gives the code.</summary>
    public async Task<int> FailAsync(string token, string method, params (string Name, object Value)[] parameters)
    {
        var envelope = await CallAsync(token, method, parameters);
        return (int?)envelope["error"]?["error_code"] ?? throw new InvalidOperationException($"{method}: {envelope.ToJsonString()}");
    }

    /// <summary>Makes a chat of Anna's with these members, and gives its number there.</summary>
    public async Task<long> ChatAsync(string token, params long[] members)
    {
        var chat = (long)(await DoAsync(token, "messages.createChat", ("title", "5 А")))["chat_id"]!;
        foreach (var member in members)
            await DoAsync(token, "messages.addChatUser", ("chat_id", chat), ("user_id", member));
        return chat;
    }

    public async Task<JsonNode> OAuthAsync(string name, params (string Name, object Value)[] parameters)
    {
        using var response = await Http.PostAsync(new Uri($"/oauth2/{name}", UriKind.Relative), Form(parameters));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<JsonNode> GetAsync(string address) => (await Http.GetFromJsonAsync<JsonNode>(new Uri(address, UriKind.Relative)))!;

    public async Task<JsonNode> PostAsync(string address, JsonObject body)
    {
        using var response = await Http.PostAsJsonAsync(new Uri(address, UriKind.Relative), body);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public Task<JsonNode> FaultAsync(JsonObject fault) => PostAsync("/sandbox/faults", fault);

    /// <summary>The kinds of effects after a number, in order.</summary>
    public async Task<IReadOnlyList<string>> EffectsAsync(long after)
    {
        var ledger = await GetAsync($"/sandbox/ledger?after={after}");
        return [.. ledger["items"]!.AsArray().Select(entry => (string)entry!["effect"]!["kind"]!)];
    }

    public async Task<long> LastSeqAsync() => (long)(await GetAsync("/sandbox/health"))["last_seq"]!;

    public static FormUrlEncodedContent Form(IEnumerable<(string Name, object Value)> parameters) =>
        new(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, FormattableString.Invariant($"{parameter.Value}"))));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        if (ownsDirectory)
            Directory.Delete(Options.DataDirectory, recursive: true);
    }

    private async Task ListenAsync()
    {
        await app.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = SandboxApplication.Address(app) };
    }
}
