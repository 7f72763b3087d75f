using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Operations.Erasures;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Operations;

/// <summary>A person or a school that wants to be forgotten (A9).</summary>
internal sealed partial class OperationsService
{
    public override Task<Erasure> ErasePerson(ErasePersonRequest request, ServerCallContext context)
    {
        var target = new ErasureTarget(NameField.Account(request.Account, "account", context), School: null);
        return EraseAsync(new BeginErasure { Request = RequestFingerprint.Of(request), Target = target, ValidateOnly = request.ValidateOnly }, request.Confirm, "account", context);
    }

    public override Task<Erasure> EraseSchool(EraseSchoolRequest request, ServerCallContext context)
    {
        var target = new ErasureTarget(Account: null, NameField.School(request.School, "school", context));
        return EraseAsync(new BeginErasure { Request = RequestFingerprint.Of(request), Target = target, ValidateOnly = request.ValidateOnly }, request.Confirm, "school", context);
    }

    public override async Task<Erasure> GetErasure(GetErasureRequest request, ServerCallContext context)
    {
        var id = ErasureId.TryParse(request.Name, out var known) ? known : throw NameField.Invalid("name", context);
        return ErasureMapping.Of(Value(await grains.Erasure(id).GetAsync(CallCancellation.Of(context)), context, "name"), Caller.Of(context), AcceptLanguage.Of(context));
    }

    private async Task<Erasure> EraseAsync(BeginErasure command, string confirm, string field, ServerCallContext context)
    {
        if (confirm != command.Target.Name)
        {
            throw Refused(Refusal.Of(RefusalReason.ConfirmationMismatch, "confirm"), context);
        }

        var begun = await grains.Erasure(MintedId.Erasure(command.Target.Key, command.Request.Id)).BeginAsync(command, CallCancellation.Of(context));
        return ErasureMapping.Of(Value(begun, context, field), Caller.Of(context), AcceptLanguage.Of(context));
    }
}
