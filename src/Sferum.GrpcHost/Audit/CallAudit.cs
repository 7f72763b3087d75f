using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Sferum.Grains.Audit;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Requests;

namespace Sferum.GrpcHost.Audit;

/// <summary>
/// Notes every change and join, done or refused, before its answer goes out: a change of which no entry could be written is not acknowledged, and its repetition writes it.
/// Reads and trials (<c>validate_only</c>) are not noted.
/// </summary>
internal sealed partial class CallAudit(IGrainFactory grains, TimeProvider time, ILogger<CallAudit> logger)
{
    // Reasons from here on are troubles of the service, not refusals.
    private const int FirstTrouble = 900;

    /// <summary>Carries a call out and notes it.</summary>
    /// <param name="head">Gives the message that says whose the call is, once it is known.</param>
    /// <param name="context">The call.</param>
    /// <param name="run">The service.</param>
    internal async Task<TResponse> RunAsync<TResponse>(Func<IMessage?> head, ServerCallContext context, Func<Task<TResponse>> run)
    {
        if (!CallTable.IsOfContract(context.Method) || MethodKinds.IsRead(context.Method))
        {
            return await run();
        }

        // Afterwards an account may be in no school any more.
        var schools = head() is { } known ? await SchoolsOfAccountAsync(known, context) : [];
        TResponse answer;
        try
        {
            answer = await run();
        }
        catch (RpcException refused) when (ReasonOf(refused) is { } reason && head() is { } request && !AuditFields.IsTrial(request))
        {
            await NoteRefusalAsync(request, schools, reason, context);
            throw;
        }

        if (head() is { } done && !AuditFields.IsTrial(done))
        {
            await NoteAsync(done, (IMessage)(object)answer!, schools, context);
        }

        return answer;
    }

    /// <summary>Notes what somebody did on the pages of linking.</summary>
    internal async Task NoteLinkAsync(AccountId account, Outcome<UserLinkSnapshot> outcome, IReadOnlyList<SchoolId> schools)
    {
        FieldChange[] changes = outcome.IsRefused ? [] : [new("state", "", outcome.Value.State.ToString())];
        var now = time.GetUtcNow();
        await grains.Audit().AppendAsync([.. schools.Select(school => new AuditRecord
        {
            School = school,
            Key = Guid.NewGuid().ToString("N"),
            Time = now,
            Caller = "service",
            Actor = account,
            Action = "service.link",
            Resource = account.Name,
            Refusal = outcome.IsRefused ? outcome.Refusal.Reason : RefusalReason.Unspecified,
            Changes = changes,
        })]);
    }

    private async Task NoteAsync(IMessage request, IMessage answer, IReadOnlyList<SchoolId> schools, ServerCallContext context)
    {
        var resource = AuditFields.Resource(request, answer);
        var id = AuditFields.Text(AuditFields.Head(request), "request_id");
        try
        {
            var changes = id.Length > 0 && grains.Audited(resource) is { } audited ? await audited.TakeChangesAsync(id) : [];
            await grains.Audit().AppendAsync(Records(request, resource, schools, RefusalReason.Unspecified, changes.Count > 0 ? changes : AuditChanges.Of(request, answer), context));
        }
        catch (Exception error) when (error is SferumFault or TimeoutException or OrleansException)
        {
            // It was done, and the trail does not say so: the caller asks again, is answered as before, and then it does.
            throw new SferumFault(FaultKind.OutcomeUnknown);
        }
    }

    private async Task NoteRefusalAsync(IMessage request, IReadOnlyList<SchoolId> schools, RefusalReason reason, ServerCallContext context)
    {
        try
        {
            await grains.Audit().AppendAsync(Records(request, AuditFields.Resource(request, null), schools, reason, [], context));
        }
        catch (Exception error) when (error is SferumFault or TimeoutException or OrleansException)
        {
            // Nothing was changed; that it was refused is the answer all the same.
            LogLost(context.Method);
        }
    }

    private AuditRecord[] Records(
        IMessage request, string resource, IReadOnlyList<SchoolId> schools, RefusalReason refusal, IReadOnlyList<FieldChange> changes, ServerCallContext context)
    {
        var now = time.GetUtcNow();
        // "/sferum.v1.ChatService/UpdateChat".
        var action = context.Method[(context.Method.LastIndexOf('.') + 1)..].Replace('/', '.');
        var id = AuditFields.Text(AuditFields.Head(request), "request_id");
        var key = AuditKeys.Of(action, resource, id, refusal, now);
        return
        [
            .. (SchoolSegment.IsIn(resource) && SchoolSegment.Of(resource) is { } school ? [school] : schools).Select(of => new AuditRecord
            {
                School = of,
                Key = key,
                Time = now,
                Caller = Caller.Of(context).Name,
                Actor = AuditFields.Actor(request),
                Action = action,
                Resource = resource,
                RequestId = id,
                Refusal = refusal,
                Changes = changes,
            }),
        ];
    }

    // Linking and unlinking stand in the trail of every school of the person.
    private async Task<IReadOnlyList<SchoolId>> SchoolsOfAccountAsync(IMessage request, ServerCallContext context) =>
        CallTable.Of(context.Method)?.Reach is CallReach.Account or CallReach.WholeAccount or CallReach.HomeAccount && AccountId.TryParse(AuditFields.Text(request, "account"), out var account)
            ? (await grains.UserLink(account).GetAsync(CallCancellation.Of(context))).Value?.Schools ?? []
            : [];

    // What does not exist has no trail, or is nobody's; troubles are no refusals.
    private static RefusalReason? ReasonOf(RpcException error) =>
        error.GetRpcStatus()?.GetDetail<ErrorInfo>() is { } info && ReasonName.TryParse(info.Reason, out var reason)
        && reason != V1.ErrorReason.NotFound && (int)reason < FirstTrouble
            ? (RefusalReason)reason
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refusal of {Method} could not be written to the audit trail.")]
    private partial void LogLost(string method);
}
