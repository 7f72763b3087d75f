using System.Globalization;
using System.Text.Json.Nodes;

namespace Sferum.Sandbox.VkApi;

/// <summary>The form of every answer under /method.</summary>
internal static class ApiEnvelope
{
    public static JsonObject Of(ApiAnswer answer, ApiRequest request, Uri self) =>
        answer.Error is { } error
            ? new JsonObject { ["error"] = Error(error, request, self) }
            : new JsonObject { ["response"] = answer.Response };

    public static JsonObject ExecuteError(string method, ApiError error) =>
        new() { ["method"] = method, ["error_code"] = error.Code, ["error_msg"] = error.Message };

    private static JsonObject Error(ApiError error, ApiRequest request, Uri self)
    {
        var body = new JsonObject
        {
            ["error_code"] = error.Code,
            ["error_msg"] = error.Message,
            ["request_params"] = RequestParams(request),
        };
        if (error.Code == ApiErrors.Captcha)
            AddCaptcha(body, self);
        if (error.Code == ApiErrors.Validation)
            body["redirect_uri"] = new Uri(self, $"/sandbox/validation/{Number()}").ToString();
        return body;
    }

    private static void AddCaptcha(JsonObject body, Uri self)
    {
        var sid = Number();
        body["captcha_sid"] = sid;
        body["captcha_img"] = new Uri(self, $"/sandbox/captcha/{sid}").ToString();
        body["redirect_uri"] = new Uri(self, $"/sandbox/captcha/{sid}").ToString();
    }

    private static string Number() => Random.Shared.NextInt64(100_000_000_000, 999_999_999_999).ToString(CultureInfo.InvariantCulture);

    private static JsonArray RequestParams(ApiRequest request)
    {
        var list = new JsonArray(Pair("method", request.Method), Pair("oauth", "1"));
        foreach (var (name, value) in request.Parameters.Where(parameter => parameter.Key is not ("access_token" or "method" or "oauth")))
            list.Add((JsonNode)Pair(name, value));
        return list;
    }

    private static JsonObject Pair(string key, string value) => new JsonObject { ["key"] = key, ["value"] = value };
}
