using System.Globalization;
using Microsoft.Net.Http.Headers;
using Sferum.GrpcHost.Audit.Refused;
using Sferum.GrpcHost.Edge;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Json;
using Sferum.GrpcHost.Limits;
using Sferum.V1;

namespace Sferum.GrpcHost.Auth;

/// <summary>
/// Who calls, whether its role allows it, and whether there is room: before anything of the request's body is read, so that a stranger cannot make us read. Whose names it may use is seen once the message
/// is read (<see cref="CallerGate"/>). Of a known caller's change that its role does not allow, the trail wants to know what it was about (<see cref="RefusedCalls"/>).
/// </summary>
internal sealed class CallerEdge(CallerReading reading, CallLimits limits, RefusedCalls refused)
{
    internal async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (EndpointAccess.Needed(http, out var isKnown) is not { } needed)
        {
            await next(http);
            return;
        }

        var read = await reading.ReadAsync(http);
        if (read.Caller is not { } caller)
        {
            await RefuseAsync(http, read.Trouble, read.IsWrong);
        }
        else if (!isKnown || caller.Role < needed)
        {
            await refused.NoteAsync(http, caller);
            await RefuseAsync(http, ErrorReason.CallerNotAllowed, isWrong: false, ("required_role", Word(needed)));
        }
        else if (!limits.IsWithin(caller))
        {
            await RefuseAsync(http, ErrorReason.RateLimited, isWrong: false);
        }
        else
        {
            http.Features.Set(caller);
            await EnterAsync(http, next);
        }
    }

    private async Task EnterAsync(HttpContext http, RequestDelegate next)
    {
        if (EndpointAccess.Method(http.GetEndpoint()) is not { } method || !CallTable.IsOfContract(method))
        {
            await next(http);
            return;
        }

        var kind = CallKinds.Of(method);
        if (!limits.Room.TryEnter(kind))
        {
            await RefuseAsync(http, ErrorReason.RateLimited, isWrong: false);
            return;
        }

        try
        {
            await next(http);
        }
        finally
        {
            limits.Room.Leave(kind);
        }
    }

    private static string Word(CallerRole role) => role.ToString().ToLower(CultureInfo.InvariantCulture);

    private static Task RefuseAsync(HttpContext http, ErrorReason reason, bool isWrong, params (string Name, string Value)[] facts)
    {
        var status = Trouble.Of(reason, Unreadable.Language(http), facts);
        if (reason == ErrorReason.Unauthenticated)
        {
            http.Response.Headers[HeaderNames.WWWAuthenticate] = isWrong ? "Bearer error=\"invalid_token\"" : "Bearer";
        }

        if (GrpcEdge.IsGrpc(http.Request))
        {
            GrpcEdge.Write(http, status);
            return Task.CompletedTask;
        }

        var code = reason switch
        {
            ErrorReason.Unauthenticated => StatusCodes.Status401Unauthorized,
            ErrorReason.Unavailable => StatusCodes.Status503ServiceUnavailable,
            ErrorReason.RateLimited => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status403Forbidden,
        };
        return JsonStatus.WriteAsync(http, code, status);
    }
}
