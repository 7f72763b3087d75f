namespace Sferum.GrpcHost.Operations;

/// <summary>See protos/sferum/v1; what is not overridden here answers NOT_IMPLEMENTED_YET.</summary>
internal sealed class OperationsService : V1.OperationsService.OperationsServiceBase;
