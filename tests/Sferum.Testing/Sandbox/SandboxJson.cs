using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sferum.Testing.Sandbox;

/// <summary>HTTP with the sandbox's JSON: snake_case, and what is null is left out.</summary>
internal sealed class SandboxJson(Uri address) : IDisposable
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = address };

    public async Task<T> GetAsync<T>(string path) =>
        await http.GetFromJsonAsync<T>(new Uri(path, UriKind.Relative), Form) ?? throw new InvalidDataException($"{path} answered null.");

    public async Task<T> PostAsync<T>(string path, object body, params int[] accepted)
    {
        using var response = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, Form);
        if (!response.IsSuccessStatusCode && !accepted.Contains((int)response.StatusCode))
            throw new HttpRequestException($"{path}: {await response.Content.ReadAsStringAsync()}", null, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<T>(Form) ?? throw new InvalidDataException($"{path} answered null.");
    }

    public async Task<JsonElement> PostFormAsync(string path, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();
}
