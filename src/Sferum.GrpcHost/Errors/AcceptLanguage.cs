using Grpc.Core;
using Microsoft.Net.Http.Headers;

namespace Sferum.GrpcHost.Errors;

/// <summary>Reads <c>accept-language</c>, which gRPC callers send as metadata and JSON callers as a header.</summary>
internal static class AcceptLanguage
{
    /// <summary>The metadata key.</summary>
    internal const string Key = "accept-language";

    /// <summary>The language of a call.</summary>
    internal static CallLanguage Of(ServerCallContext context) => Parse(context.RequestHeaders.GetValue(Key));

    /// <summary>The best of the languages that are known here; Russian when none is asked for.</summary>
    internal static CallLanguage Parse(string? value)
    {
        if (string.IsNullOrWhiteSpace(value) || !StringWithQualityHeaderValue.TryParseList([value], out var wanted))
        {
            return CallLanguage.Russian;
        }

        return wanted
            .OrderByDescending(item => item.Quality ?? 1)
            .Select(item => Known(item.Value.ToString()))
            .FirstOrDefault(language => language is not null) ?? CallLanguage.Russian;
    }

    private static CallLanguage? Known(string tag) => tag.Split('-')[0].ToUpperInvariant() switch
    {
        "RU" => CallLanguage.Russian,
        "EN" => CallLanguage.English,
        _ => null,
    };
}
