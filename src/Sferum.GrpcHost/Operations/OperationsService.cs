using Grpc.Core;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Paging;

namespace Sferum.GrpcHost.Operations;

/// <summary>See protos/sferum/v1; what is not overridden here answers NOT_IMPLEMENTED_YET.</summary>
internal sealed partial class OperationsService(IGrainFactory grains, PageTokens pages) : V1.OperationsService.OperationsServiceBase
{
    private static T Value<T>(Outcome<T> outcome, ServerCallContext context, string field) => outcome.IsRefused
        ? throw RefusalStatus.Of(outcome.Refusal with { Field = outcome.Refusal.Field.Length == 0 ? field : outcome.Refusal.Field }, AcceptLanguage.Of(context))
        : outcome.Value;
}
