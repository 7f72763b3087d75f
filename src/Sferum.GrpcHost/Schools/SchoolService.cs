namespace Sferum.GrpcHost.Schools;

/// <summary>See protos/sferum/v1; what is not overridden here answers NOT_IMPLEMENTED_YET.</summary>
internal sealed class SchoolService : V1.SchoolService.SchoolServiceBase;
