using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Limits;
using Sferum.GrpcHost.Requests;

namespace Sferum.GrpcHost.Audit.Refused;

/// <summary>
/// Notes the changes and joins that are refused for their caller's role, before anything of them is served: of such a call the first message is read here, for what it names and nothing else, and only of a caller
/// that has proved who it is. Within the limits of a read and a rate of its own, so that nobody floods the trail; and whatever goes wrong here, the refusal is the answer.
/// </summary>
internal sealed partial class RefusedCalls(CallAudit audit, CallLimits limits, TimeProvider time, ILogger<RefusedCalls> logger)
{
    // Whoever sends no message at once is refused without an entry.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal async Task NoteAsync(HttpContext http, Caller caller)
    {
        if (EndpointAccess.Method(http.GetEndpoint()) is not { } method || CallTable.Of(method) is null || MethodKinds.IsRead(method)
            || !limits.IsWithin(caller) || !limits.IsNoted(caller) || !limits.Room.TryEnter(CallKind.Read))
        {
            return;
        }

        try
        {
            await ReadAndNoteAsync(http, caller, method);
        }
        catch (Exception)
        {
            LogUnread(method);
        }
        finally
        {
            limits.Room.Leave(CallKind.Read);
        }
    }

    private async Task ReadAndNoteAsync(HttpContext http, Caller caller, string method)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        if (await RefusedMessage.ReadAsync(http, method, either.Token) is { } request)
        {
            await audit.NoteRoleAsync(request, caller, method, either.Token);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A call of {Method} was refused for its caller's role, and could not be read for the audit trail.")]
    private partial void LogUnread(string method);
}
