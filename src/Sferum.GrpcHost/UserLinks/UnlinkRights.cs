using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;
using Sferum.GrpcHost.Schools;

namespace Sferum.GrpcHost.UserLinks;

/// <summary>Who may undo a link: its owner always («Отвязать учетную запись» is in the person's own window), others as each of the account's schools wants it.</summary>
internal static class UnlinkRights
{
    internal static async Task DemandAsync(IGrainFactory grains, UserLinkSnapshot link, AccountId? actor, ServerCallContext context)
    {
        if (actor == link.Account)
        {
            return;
        }

        foreach (var school in link.Schools)
        {
            await ActingPerson.DemandAsync(grains, school, actor, context);
        }
    }
}
