using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.V1;
using LinkState = Sferum.Grains.UserLinks.LinkState;

namespace Sferum.GrpcHost.UserLinks;

/// <summary>See protos/sferum/v1.</summary>
internal sealed class UserLinkService(IGrainFactory grains, LinkAddresses addresses, IIdentityPlatform identity, PageTokens pages) : V1.UserLinkService.UserLinkServiceBase
{
    private const int AtOnce = 64;

    public override async Task<BeginLinkResponse> BeginLink(BeginLinkRequest request, ServerCallContext context)
    {
        var account = NameField.Account(request.Account, "account", context);
        var command = UserLinkValidation.Begin(request, addresses, context);
        var ticket = Value(await grains.UserLink(account).BeginAsync(command, CallCancellation.Of(context)), context);
        return new BeginLinkResponse
        {
            StartUri = command.CallerTakesCallback ? ticket.AuthorizationAddress : addresses.Start(ticket.Ticket).AbsoluteUri,
            State = ticket.State,
            ExpireTime = Timestamp.FromDateTimeOffset(ticket.ExpireTime),
        };
    }

    public override async Task<UserLink> CompleteLink(CompleteLinkRequest request, ServerCallContext context)
    {
        var account = NameField.Account(request.Account, "account", context);
        var command = UserLinkValidation.Complete(request, context);
        return UserLinkMapping.ToProto(Value(await grains.UserLink(account).CompleteAsync(command, CallCancellation.Of(context)), context), Caller.Of(context));
    }

    public override async Task<UserLink> GetUserLink(GetUserLinkRequest request, ServerCallContext context)
    {
        var link = await GetAsync(request.Account, context);
        var pending = await grains.UserLink(link.Account).CountPendingChatsAsync(CallCancellation.Of(context));
        return UserLinkMapping.ToProto(link with { Pending = pending }, Caller.Of(context));
    }

    public override async Task<BatchGetUserLinksResponse> BatchGetUserLinks(BatchGetUserLinksRequest request, ServerCallContext context)
    {
        var response = new BatchGetUserLinksResponse();
        var caller = Caller.Of(context);
        foreach (var accounts in UserLinkValidation.Accounts(request, context).Chunk(AtOnce))
        {
            var links = await Task.WhenAll(accounts.Select(account => grains.UserLink(account).GetAsync(CallCancellation.Of(context))));
            response.Links.AddRange(links.Select(link => link.Value).OfType<UserLinkSnapshot>().Where(link => caller.OwnsAny(link.Schools)).Select(link => UserLinkMapping.ToProto(link, caller)));
        }

        return response;
    }

    public override Task<ListUnlinkedPeopleResponse> ListUnlinkedPeople(ListUnlinkedPeopleRequest request, ServerCallContext context) =>
        new UnlinkedPeople(grains, pages).ListAsync(request, context);

    public override async Task<UserLink> Unlink(UnlinkRequest request, ServerCallContext context)
    {
        var account = NameField.Account(request.Account, "account", context);
        var actor = NameField.OptionalAccount(request.ActingAccount, "acting_account", context);
        if ((await grains.UserLink(account).GetAsync(CallCancellation.Of(context))).Value is { } link)
        {
            await UnlinkRights.DemandAsync(grains, link, actor, context);
        }

        var command = new UnlinkAccount(RequestFingerprint.Of(request));
        return UserLinkMapping.ToProto(Value(await grains.UserLink(account).UnlinkAsync(command, CallCancellation.Of(context)), context), Caller.Of(context));
    }

    public override async Task<GetLaunchAddressResponse> GetLaunchAddress(GetLaunchAddressRequest request, ServerCallContext context)
    {
        var link = await GetAsync(request.Account, context);
        return link switch
        {
            { State: LinkState.Linked } => new GetLaunchAddressResponse { LaunchUri = identity.LaunchAddress.AbsoluteUri },
            { ProfileId.Length: > 0 } => throw RefusalStatus.Of(Refusal.Of(RefusalReason.LinkBroken), AcceptLanguage.Of(context)),
            _ => throw RefusalStatus.Of(Refusal.Of(RefusalReason.AccountNotLinked), AcceptLanguage.Of(context)),
        };
    }

    private static T Value<T>(Outcome<T> outcome, ServerCallContext context) =>
        outcome.IsRefused ? throw RefusalStatus.Of(outcome.Refusal, AcceptLanguage.Of(context)) : outcome.Value;

    private async Task<UserLinkSnapshot> GetAsync(string name, ServerCallContext context)
    {
        var account = NameField.Account(name, "account", context);
        return Value(await grains.UserLink(account).GetAsync(CallCancellation.Of(context)), context);
    }
}
