namespace Sferum.GrpcHost.UserLinks;

/// <summary>See protos/sferum/v1; what is not overridden here answers NOT_IMPLEMENTED_YET.</summary>
internal sealed class UserLinkService : V1.UserLinkService.UserLinkServiceBase;
