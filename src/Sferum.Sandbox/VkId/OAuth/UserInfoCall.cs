using System.Globalization;
using System.Text.Json.Nodes;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>/oauth2/user_info: the profile that the token stands for.</summary>
internal sealed class UserInfoCall(SandboxOptions options) : IOAuthCall
{
    public string Name => "user_info";

    public long Owner(WorldState state, IReadOnlyDictionary<string, string> parameters) =>
        TokenOwner.Find(state, parameters)?.Grant.OwnerId ?? 0;

    public OAuthAnswer Run(WorldTurn turn, IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.GetValueOrDefault("client_id") != options.ClientId)
            return OAuthError.Client;
        if (TokenOwner.FindAlive(turn, parameters) is not { } token)
            return OAuthError.Token;
        var people = turn.State.People;
        var user = Describe(people.OwnerOf(token.Grant.OwnerId)!, people.Profile(token.Grant.OwnerId)!, token.Grant.Scope.Split(' '));
        return OAuthAnswer.Of(new JsonObject { ["user"] = user });
    }

    private static JsonObject Describe(Person person, EducationalProfile profile, string[] scopes)
    {
        var data = PersonalData.Of(person, profile);
        var user = new JsonObject
        {
            ["user_id"] = profile.UserId.ToString(CultureInfo.InvariantCulture),
            ["first_name"] = profile.FirstName,
            ["last_name"] = profile.LastName,
            ["avatar"] = "",
            ["sex"] = data.Sex,
            ["verified"] = false,
            ["birthday"] = data.Birthday,
        };
        if (scopes.Contains("phone"))
            user["phone"] = person.Phone;
        if (scopes.Contains("email"))
            user["email"] = person.Mail;
        return user;
    }
}
