using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;
using Sferum.GrpcHost.Errors;

namespace Sferum.GrpcHost.Chats;

/// <summary>Checks the account that looks: only a linked one of the school sees anything (A7).</summary>
internal static class ActingAccount
{
    private const string Field = "acting_account";

    /// <summary>Ends the call unless the account is of the school and linked.</summary>
    internal static async Task CheckAsync(IGrainFactory grains, AccountId account, SchoolId school, ServerCallContext context, CancellationToken cancellation)
    {
        var standing = await grains.UserLink(account).GetStandingAsync(school, cancellation);
        if (standing.IsRefused)
        {
            throw Refused(standing.Refusal with { Field = Field }, context);
        }

        // Who has to link again sees as little as who never has: both get the shortcut «Привязать».
        if (standing.Value.State != LinkState.Linked)
        {
            throw Refused(Refusal.Of(RefusalReason.AccountNotLinked, Field) with { Subjects = [account.Name] }, context);
        }
    }

    private static RpcException Refused(Refusal refusal, ServerCallContext context) => RefusalStatus.Of(refusal, AcceptLanguage.Of(context));
}
