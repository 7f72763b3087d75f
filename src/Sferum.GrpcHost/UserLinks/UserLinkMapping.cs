using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.UserLinks;
using Sferum.GrpcHost.Auth;
using Sferum.V1;

namespace Sferum.GrpcHost.UserLinks;

/// <summary>Links as callers get them: schools that are not the caller's are left out, also of what is counted, and whose profile it is, only callers of the account's first school read.</summary>
internal static class UserLinkMapping
{
    internal static UserLink ToProto(UserLinkSnapshot link, Caller caller)
    {
        var isHome = caller.Schools is null || (link.Schools is [var first, ..] && caller.Owns(first));
        var proto = new UserLink
        {
            Name = $"{link.Account.Name}/link",
            Account = link.Account.Name,
            State = (V1.LinkState)link.State,
            ProfileId = isHome ? link.ProfileId : "",
            ProfileName = isHome ? link.ProfileName : "",
            NameDiffers = link.NameDiffers,
            LinkTime = ToProto(link.LinkTime),
            AttemptExpireTime = ToProto(link.AttemptExpireTime),
            LastRefusal = (ErrorReason)link.LastRefusal,
            PendingChatCount = link.Pending.Where(chats => caller.Owns(chats.School)).Sum(chats => chats.Count),
            UpdateTime = ToProto(link.UpdateTime),
        };
        proto.AdministratorOf.AddRange(link.AdministratorOf.Where(caller.Owns).Select(school => school.Name));
        return proto;
    }

    private static Timestamp? ToProto(DateTimeOffset? time) => time is { } moment ? Timestamp.FromDateTimeOffset(moment) : null;
}
