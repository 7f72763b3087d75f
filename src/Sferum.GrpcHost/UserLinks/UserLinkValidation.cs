using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.UserLinks;

/// <summary>Checks what callers of links send, and makes commands of it.</summary>
internal static class UserLinkValidation
{
    private const int MaxAccounts = 1000;
    private const int MaxState = 256;
    private const int MinState = 32;
    private const int MaxCode = 4096;
    private const int MaxDevice = 512;
    private const int MaxError = 128;

    internal static BeginLink Begin(BeginLinkRequest request, LinkAddresses addresses, ServerCallContext context)
    {
        var isCaller = request.Callback == LinkCallback.Caller;
        if (request.ReturnUri.Length == 0 && isCaller)
            throw Refuse(RefusalReason.FieldRequired, "return_uri", context);
        if (request.ReturnUri.Length > 0 && !ReturnAddress.IsAllowed(request.ReturnUri, addresses.Allowed))
            throw Refuse(RefusalReason.ReturnUriNotAllowed, "return_uri", context);
        return new BeginLink { Request = RequestFingerprint.Of(request), CallerTakesCallback = isCaller, ReturnAddress = request.ReturnUri };
    }

    internal static CompleteLink Complete(CompleteLinkRequest request, ServerCallContext context)
    {
        AtMost(request.State, MaxState, "state", context);
        AtMost(request.Code, MaxCode, "code", context);
        AtMost(request.DeviceId, MaxDevice, "device_id", context);
        AtMost(request.Error, MaxError, "error", context);
        if (request.State.Length < MinState)
            throw Refuse(RefusalReason.LinkStateUnknown, "state", context);
        if (request.Code.Length == 0 && request.Error.Length == 0)
            throw Refuse(RefusalReason.FieldRequired, "code", context);
        if (request.Code.Length > 0 && request.DeviceId.Length == 0)
            throw Refuse(RefusalReason.FieldRequired, "device_id", context);
        var brought = new LinkReturn { State = request.State, Code = request.Code, DeviceId = request.DeviceId, Error = request.Error };
        return new CompleteLink(RequestFingerprint.Of(request), brought);
    }

    internal static IReadOnlyList<AccountId> Accounts(BatchGetUserLinksRequest request, ServerCallContext context) =>
        request.Accounts.Count > MaxAccounts
            ? throw Refuse(RefusalReason.TooManyItems, "accounts", context, MaxAccounts)
            : NameField.Accounts(request.Accounts, "accounts", context);

    private static void AtMost(string text, int length, string field, ServerCallContext context)
    {
        if (!TextLength.Fits(text, length))
            throw Refuse(RefusalReason.TextTooLong, field, context, length);
    }

    private static RpcException Refuse(RefusalReason reason, string field, ServerCallContext context, int? limit = null)
    {
        var refusal = Refusal.Of(reason, field);
        var told = limit is { } number ? refusal with { Facts = new Dictionary<string, string> { ["limit"] = $"{number}" } } : refusal;
        return RefusalStatus.Of(told, AcceptLanguage.Of(context));
    }
}
