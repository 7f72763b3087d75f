using System.Globalization;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Sferum.GrpcHost.Errors;

namespace Sferum.UnitTests.Edge;

/// <summary>What came back for a request, whatever face it was sent to.</summary>
internal sealed record RawAnswer(int Http, StatusCode Code, string Reason, string Field, string Language)
{
    public override string ToString() => $"{Http} | {Code} | {Reason} | {Field}";

    /// <summary>Reads a gRPC answer, whose status is among the trailers, or the headers when there is nothing else.</summary>
    internal static async Task<RawAnswer> OfGrpcAsync(HttpResponseMessage response)
    {
        await response.Content.ReadAsByteArrayAsync();
        var code = Header(response, "grpc-status");
        var details = Header(response, "grpc-status-details-bin");
        var status = details is null ? null : Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(Padded(details)));
        return Of(response, code is null ? StatusCode.Unknown : (StatusCode)int.Parse(code, CultureInfo.InvariantCulture), status);
    }

    /// <summary>Reads a JSON answer.</summary>
    internal static async Task<RawAnswer> OfJsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode || !text.StartsWith('{'))
        {
            return Of(response, response.IsSuccessStatusCode ? StatusCode.OK : StatusCode.Unknown, null);
        }

        var parser = new JsonParser(JsonParser.Settings.Default.WithTypeRegistry(ErrorDetailTypes.Registry));
        var status = parser.Parse<Google.Rpc.Status>(text);
        return Of(response, (StatusCode)status.Code, status);
    }

    private static RawAnswer Of(HttpResponseMessage response, StatusCode code, Google.Rpc.Status? status)
    {
        var info = status?.GetDetail<ErrorInfo>();
        var field = info is not null && info.Metadata.TryGetValue("field", out var path) ? path : "-";
        return new((int)response.StatusCode, code, info?.Reason ?? "-", field, status?.GetDetail<LocalizedMessage>()?.Locale ?? "-");
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var trailers) ? trailers.Single()
        : response.Headers.TryGetValues(name, out var headers) ? headers.Single()
        : null;

    private static string Padded(string base64) => base64.PadRight((base64.Length + 3) / 4 * 4, '=');
}
