using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Limits;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Operations;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Auth;

/// <summary>
/// Whether what a call names is the caller's. Names of another school are answered as names that do not exist, before anything is looked up, so that neither words nor time tell
/// them apart. Callers of all schools are not looked at.
/// </summary>
internal sealed class CallerGate(IGrainFactory grains, CallLimits limits)
{
    private const string Accounts = "accounts/";
    private const string Lanes = "lanes/";
    private const string Erasures = "erasures/";

    /// <summary>Checks a message of a call, the only one or one of a stream.</summary>
    /// <exception cref="RpcException">NOT_FOUND; INVALID_NAME where no school is named at all.</exception>
    internal ValueTask DemandAsync(IMessage request, ServerCallContext context)
    {
        if (!CallTable.IsOfContract(context.Method))
        {
            // Health and reflection name nothing of a school.
            return ValueTask.CompletedTask;
        }

        var caller = Caller.Of(context);
        DemandNames(request, caller, context);
        DemandRate(request, context);
        if (caller.Schools is null)
        {
            return ValueTask.CompletedTask;
        }

        return CallTable.Of(context.Method) is not { } rule ? throw NotFound("", context) : DemandReachAsync(request, rule.Reach, caller, context);
    }

    /// <summary>Checks a message of a stream, in which only the first has to have a name.</summary>
    internal void DemandOfStream(IMessage request, bool isFirst, ServerCallContext context)
    {
        if (!CallTable.IsOfContract(context.Method))
        {
            return;
        }

        DemandNames(request, Caller.Of(context), context);
        if (isFirst)
        {
            DemandRate(request, context);
        }
    }

    private static void DemandNames(IMessage request, Caller caller, ServerCallContext context)
    {
        if (Foreign(request, caller) is { } field)
        {
            throw NotFound(field, context);
        }
    }

    /// <summary>The field with the first name of a school that is not the caller's; null: there is none.</summary>
    internal static string? Foreign(IMessage request, Caller caller) =>
        caller.Schools is null ? null : NamePlan.Of(request.Descriptor).Find(request, name => SchoolSegment.IsIn(name) && !IsOf(name, caller));

    /// <summary>Checks what only the answer tells.</summary>
    internal async ValueTask DemandAnswerAsync(object answer, ServerCallContext context)
    {
        if (answer is Erasure erasure && Caller.Of(context) is { Schools: not null } caller && !await IsOfAsync(erasure, caller, context))
        {
            throw NotFound("name", context);
        }
    }

    // Counted for the school that is named first; only once the name is known to be the caller's, so that nobody uses up another's rate.
    private void DemandRate(IMessage request, ServerCallContext context)
    {
        SchoolId? school = null;
        if (limits.HasRates
            && NamePlan.Of(request.Descriptor).Find(request, name => SchoolSegment.IsIn(name) && (school = SchoolSegment.Of(name)) is not null) is not null
            && !limits.IsWithin(school!.Value, CallKinds.Of(context.Method)))
        {
            throw RefusalStatus.Of(ErrorReason.RateLimited, AcceptLanguage.Of(context));
        }
    }

    private ValueTask DemandReachAsync(IMessage request, CallReach reach, Caller caller, ServerCallContext context) => reach switch
    {
        CallReach.Caller => ValueTask.CompletedTask,
        // Whose it is, the answer says; an erasure is begun by naming a school or an account.
        CallReach.Erasure => ValueTask.CompletedTask,
        CallReach.School when NamePlan.Of(request.Descriptor).Find(request, SchoolSegment.IsIn) is not null => ValueTask.CompletedTask,
        CallReach.Account => DemandAsync(request, "account", caller, context, Some),
        CallReach.WholeAccount => DemandAsync(request, "account", caller, context, Whole),
        CallReach.HomeAccount => DemandAsync(request, "account", caller, context, Home),
        CallReach.Lane => DemandAsync(request, "name", caller, context, Some),
        CallReach.Mixed => DemandAllAsync(request, caller, context),
        // Names no school at all, though it should: what the service would make of it is not asked.
        _ => throw Nameless(request, context),
    };

    private async ValueTask DemandAsync(IMessage request, string field, Caller caller, ServerCallContext context, Func<IReadOnlyList<SchoolId>, Caller, bool> demand)
    {
        if (!await IsOfAsync((string)request.Descriptor.FindFieldByName(field).Accessor.GetValue(request), field, caller, context, demand))
        {
            throw NotFound(field, context);
        }
    }

    private async ValueTask DemandAllAsync(IMessage request, Caller caller, ServerCallContext context)
    {
        var names = (IReadOnlyList<string>)request.Descriptor.FindFieldByName("names").Accessor.GetValue(request);
        for (var i = 0; i < names.Count; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"names[{i}]");
            if (!SchoolSegment.IsIn(names[i]) && !await IsOfAsync(names[i], field, caller, context, Some))
            {
                throw NotFound(field, context);
            }
        }
    }

    private async ValueTask<bool> IsOfAsync(string name, string field, Caller caller, ServerCallContext context, Func<IReadOnlyList<SchoolId>, Caller, bool> demand)
    {
        if (name.StartsWith(Erasures, StringComparison.Ordinal))
        {
            return false;
        }

        if (LaneMapping.TryParse(name, out var administrator))
        {
            return (await grains.Lane(administrator).ReadAsync()).Schools.Any(caller.Owns);
        }

        var account = name.StartsWith(Accounts, StringComparison.Ordinal) || !name.StartsWith(Lanes, StringComparison.Ordinal)
            ? NameField.Account(name, field, context)
            : throw NameField.Invalid(field, context);
        return demand(await SchoolsAsync(account, context), caller);
    }

    private static bool Some(IReadOnlyList<SchoolId> schools, Caller caller) => schools.Any(caller.Owns);

    private static bool Whole(IReadOnlyList<SchoolId> schools, Caller caller) => schools.Count > 0 && schools.All(caller.Owns);

    private static bool Home(IReadOnlyList<SchoolId> schools, Caller caller) => schools is [var first, ..] && caller.Owns(first);

    // A person who was erased is in no school any more, and then not even named: who may erase at all may see that it is done.
    private async ValueTask<bool> IsOfAsync(Erasure erasure, Caller caller, ServerCallContext context) =>
        SchoolSegment.IsIn(erasure.Target) ? IsOf(erasure.Target, caller)
        : erasure.Target.Length == 0
            || (AccountId.TryParse(erasure.Target, out var account) && await SchoolsAsync(account, context) is var schools && (schools.Count == 0 || schools.Any(caller.Owns)));

    // One read in memory, of the grain that the call is going to ask anyway; only for callers that are bound to schools, and only for calls that name an account.
    private async ValueTask<IReadOnlyList<SchoolId>> SchoolsAsync(AccountId account, ServerCallContext context) =>
        (await grains.UserLink(account).GetAsync(CallCancellation.Of(context))).Value?.Schools ?? [];

    private static bool IsOf(string name, Caller caller) => SchoolSegment.Of(name) is { } school && caller.Owns(school);

    private static RpcException NotFound(string field, ServerCallContext context) =>
        RefusalStatus.Of(Refusal.Of(RefusalReason.NotFound, field), AcceptLanguage.Of(context));

    private static RpcException Nameless(IMessage request, ServerCallContext context)
    {
        var first = request.Descriptor.Fields.InDeclarationOrder().FirstOrDefault(NamePlan.IsLookedAt);
        return NameField.Invalid(first?.Name ?? "", context);
    }
}
