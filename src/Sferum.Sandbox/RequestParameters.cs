namespace Sferum.Sandbox;

/// <summary>Query and form as one, as VK reads them; the form wins. Any other kind of body is not read.</summary>
internal static class RequestParameters
{
    public static async Task<Dictionary<string, string>> ReadAsync(HttpRequest request)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Query)
            parameters[name] = value.ToString();
        if (!request.HasFormContentType)
            return parameters;
        foreach (var (name, value) in await request.ReadFormAsync(request.HttpContext.RequestAborted))
            parameters[name] = value.ToString();
        return parameters;
    }
}
