using Google.Protobuf;
using Grpc.Core;
using Sferum.Grains.Audit;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Audit;

/// <summary>
/// Notes every change and join, done or refused, before its answer goes out: a change of which no entry could be written is not acknowledged, and its repetition writes it.
/// Reads and trials (<c>validate_only</c>) are not noted, and a refusal only in schools that are the caller's.
/// </summary>
internal sealed partial class CallAudit(IGrainFactory grains, TimeProvider time, ILogger<CallAudit> logger)
{
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
        var schools = head() is { } known ? await SchoolsOfAccountAsync(known, context.Method, CallCancellation.Of(context)) : [];
        TResponse answer;
        try
        {
            answer = await run();
        }
        catch (RpcException refused) when (AuditedRefusals.Of(refused) is { } reason && head() is { } request && !AuditFields.IsTrial(request))
        {
            await NoteRefusalAsync(request, schools, reason, Caller.Of(context), context.Method);
            throw;
        }

        if (head() is { } done && !AuditFields.IsTrial(done))
        {
            await NoteAsync(done, (IMessage)(object)answer!, schools, context);
        }

        return answer;
    }

    /// <summary>Notes a call that is refused for its caller's role, in schools that are the caller's; not where another's is named as well.</summary>
    internal async Task NoteRoleAsync(IMessage request, Caller caller, string method, CancellationToken cancellation)
    {
        if (!AuditFields.IsTrial(request) && CallerGate.Foreign(request, caller) is null)
        {
            await NoteRefusalAsync(request, await SchoolsOfAccountAsync(request, method, cancellation), AuditedRefusals.Role, caller, method);
        }
    }

    /// <summary>Notes what somebody did on the pages of linking.</summary>
    internal async Task NoteLinkAsync(AccountId account, Outcome<UserLinkSnapshot> outcome, IReadOnlyList<SchoolId> schools)
    {
        FieldChange[] changes = outcome.IsRefused ? [] : [new("state", "", EnumWord.Of(outcome.Value.State))];
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
            // Of a list of roster changes its answer tells more than any grain.
            var changes = id.Length > 0 && request is not ApplyRosterChangesRequest && grains.Audited(resource) is { } audited ? await audited.TakeChangesAsync(id) : [];
            var record = Record(request, resource, RefusalReason.Unspecified, Caller.Of(context), context.Method) with { Changes = changes.Count > 0 ? changes : AuditChanges.Of(request, answer) };
            await grains.Audit().AppendAsync(Spread(record, SchoolsOf(resource, schools)));
        }
        catch (Exception error) when (error is SferumFault or TimeoutException or OrleansException)
        {
            // It was done, and the trail does not say so: the caller asks again, is answered as before, and then it does.
            throw new SferumFault(FaultKind.OutcomeUnknown);
        }
    }

    private async Task NoteRefusalAsync(IMessage request, IReadOnlyList<SchoolId> schools, RefusalReason reason, Caller caller, string method)
    {
        try
        {
            var resource = AuditedRefusals.Resource(AuditFields.Resource(request, null));
            IReadOnlyList<SchoolId> held = [.. AuditedRefusals.Held(SchoolsOf(resource, schools), caller)];
            held = AuditedRefusals.IsOfAnything(reason) ? await ExistingAsync(held) : held;
            if (held.Count > 0)
            {
                await grains.Audit().AppendAsync(Spread(Record(request, resource, reason, caller, method), held));
            }
        }
        catch (Exception error) when (error is SferumFault or TimeoutException or OrleansException)
        {
            // Nothing was changed; that it was refused is the answer all the same.
            LogLost(method);
        }
    }

    private AuditRecord Record(IMessage request, string resource, RefusalReason refusal, Caller caller, string method)
    {
        var now = time.GetUtcNow();
        // "/sferum.v1.ChatService/UpdateChat".
        var action = method[(method.LastIndexOf('.') + 1)..].Replace('/', '.');
        var id = AuditedRefusals.RequestId(AuditFields.Text(AuditFields.Head(request), "request_id"));
        return new AuditRecord
        {
            School = default,
            Key = AuditKeys.Of(action, resource, id, refusal, now),
            Time = now,
            Caller = caller.Name,
            Actor = AuditFields.Actor(request),
            Action = action,
            Resource = resource,
            RequestId = id,
            Refusal = refusal,
        };
    }

    private static AuditRecord[] Spread(AuditRecord record, IEnumerable<SchoolId> schools) => [.. schools.Select(school => record with { School = school })];

    private static IReadOnlyList<SchoolId> SchoolsOf(string resource, IReadOnlyList<SchoolId> ofAccount) =>
        SchoolSegment.IsIn(resource) && SchoolSegment.Of(resource) is { } school ? [school] : ofAccount;

    private async Task<IReadOnlyList<SchoolId>> ExistingAsync(IReadOnlyList<SchoolId> schools)
    {
        var found = await Task.WhenAll(schools.Select(school => grains.School(school).GetAsync(CancellationToken.None)));
        return [.. schools.Where((_, i) => !found[i].IsRefused)];
    }

    // Linking and unlinking stand in the trail of every school of the person.
    private async Task<IReadOnlyList<SchoolId>> SchoolsOfAccountAsync(IMessage request, string method, CancellationToken cancellation) =>
        CallTable.Of(method)?.Reach is CallReach.Account or CallReach.WholeAccount or CallReach.HomeAccount && AccountId.TryParse(AuditFields.Text(request, "account"), out var account)
            ? (await grains.UserLink(account).GetAsync(cancellation)).Value?.Schools ?? []
            : [];

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refusal of {Method} could not be written to the audit trail.")]
    private partial void LogLost(string method);
}
