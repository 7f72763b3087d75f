namespace Sferum.GrpcHost.Conferences;

/// <summary>See protos/sferum/v1; what is not overridden here answers NOT_IMPLEMENTED_YET.</summary>
internal sealed class ConferenceService : V1.ConferenceService.ConferenceServiceBase;
