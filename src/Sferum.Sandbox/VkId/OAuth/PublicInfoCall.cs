using System.Globalization;
using System.Text.Json.Nodes;
using Sferum.Sandbox.World;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>/oauth2/public_info: what an id token alone may tell, masked.</summary>
internal sealed class PublicInfoCall(SandboxOptions options) : IOAuthCall
{
    public string Name => "public_info";

    public long Owner(WorldState state, IReadOnlyDictionary<string, string> parameters) =>
        state.Tokens.ByIdToken(parameters.GetValueOrDefault("id_token", ""))?.OwnerId ?? 0;

    public OAuthAnswer Run(WorldTurn turn, IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.GetValueOrDefault("client_id") != options.ClientId)
            return OAuthError.Client;
        if (Owner(turn.State, parameters) is var owner && turn.State.People.Profile(owner) is not { } profile)
            return OAuthError.Invalid("id_token");
        var phone = turn.State.People.OwnerOf(owner)!.Phone;
        return OAuthAnswer.Of(new JsonObject
        {
            ["user"] = new JsonObject
            {
                ["user_id"] = owner.ToString(CultureInfo.InvariantCulture),
                ["first_name"] = profile.FirstName,
                ["last_name"] = profile.LastName.Length > 0 ? $"{profile.LastName[0]}." : "",
                ["phone"] = $"+{phone[..1]} *** ***-**-{phone[^2..]}",
                ["avatar"] = "",
            },
        });
    }
}
