using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Names;
using Domain = Sferum.Grains.Chats.Drift;

namespace Sferum.GrpcHost.Operations;

/// <summary>From the domain's findings to the contract's. The numbers of the kinds are the contract's.</summary>
internal static class DriftMapping
{
    internal static V1.DriftFinding Of(ChatId chat, Domain.DriftFinding finding) => new()
    {
        Chat = chat.Name,
        Kind = (V1.DriftKind)finding.Kind,
        Account = finding.Account?.Name ?? "",
        ProfileId = finding.User,
        Expected = finding.Expected,
        Found = finding.Found,
        FindTime = finding.FindTime.ToTimestamp(),
        Repaired = finding.Repaired,
    };
}
