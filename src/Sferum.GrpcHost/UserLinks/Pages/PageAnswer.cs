using Grpc.Core;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Edge;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.UserLinks.Pages;

/// <summary>Sends pages: never kept, never framed, with no script and nothing from elsewhere, and telling nobody where the browser came from.</summary>
internal static class PageAnswer
{
    private const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    internal static void Guard(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    internal static Task PageAsync(HttpContext http, string html, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(html, http.RequestAborted);
    }

    /// <summary>The page that says why not, in the person's language.</summary>
    internal static Task RefuseAsync(HttpContext http, Refusal refusal) => RefuseAsync(http, ErrorReasons.Of((ErrorReason)refusal.Reason), refusal);

    /// <summary>The page for trouble of the service.</summary>
    internal static Task FailAsync(HttpContext http, Exception error) => RefuseAsync(http, ErrorReasons.Of(Reason(error)), new Refusal(RefusalReason.Unspecified));

    private static Task RefuseAsync(HttpContext http, ReasonEntry entry, Refusal refusal)
    {
        var language = Unreadable.Language(http);
        var why = ReasonText.Fill(entry.Text(language), refusal.Facts, language);
        return PageAsync(http, LinkPage.Refused(PageText.Of(language), why), Status(entry.Code));
    }

    private static ErrorReason Reason(Exception error) => error switch
    {
        SferumFault fault => CallTroubles.OfFault(fault.Kind),
        OperationCanceledException or TimeoutException or OrleansException => ErrorReason.Unavailable,
        _ => ErrorReason.Internal,
    };

    private static int Status(StatusCode code) => code switch
    {
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.AlreadyExists or StatusCode.FailedPrecondition or StatusCode.Aborted => StatusCodes.Status409Conflict,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        StatusCode.Internal or StatusCode.DataLoss or StatusCode.Unknown => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };
}
