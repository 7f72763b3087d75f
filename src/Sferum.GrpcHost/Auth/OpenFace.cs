namespace Sferum.GrpcHost.Auth;

/// <summary>Marks an endpoint that anybody may reach: health, and the pages of linking, which ticket and cookie guard. What has no mark and is no call of the contract is an administrator's.</summary>
internal sealed class OpenFace
{
    internal static OpenFace Mark { get; } = new();
}
