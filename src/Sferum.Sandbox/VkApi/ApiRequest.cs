namespace Sferum.Sandbox.VkApi;

/// <summary>A request as it came, before anything has been checked.</summary>
/// <param name="Token">Empty where none was sent.</param>
internal sealed record ApiRequest(string Method, IReadOnlyDictionary<string, string> Parameters, string Token)
{
    private const string Bearer = "Bearer ";

    public static async Task<ApiRequest> ReadAsync(HttpContext context, string method)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request);
        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : parameters.GetValueOrDefault("access_token", "");
        return new ApiRequest(method, parameters, token);
    }
}
