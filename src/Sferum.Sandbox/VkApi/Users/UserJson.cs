using System.Text.Json.Nodes;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.VkApi.Users;

/// <summary>A profile as VK tells it.</summary>
internal static class UserJson
{
    public static JsonArray Profiles(ApiCall call, IEnumerable<long> users)
    {
        var fields = call.Text("fields").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new JsonArray([.. users.Where(user => call.World.People.Profile(user) is not null).Select(user => Of(call, user, fields))]);
    }

    private static JsonObject Of(ApiCall call, long user, string[] fields)
    {
        var profile = call.World.People.Profile(user)!;
        var flags = call.World.People.Flags(user);
        var json = new JsonObject { ["id"] = user };
        if (fields.Contains("can_invite_to_chats"))
            json["can_invite_to_chats"] = !flags.Privacy && !flags.Deactivated;
        if (fields.Contains("sex"))
            json["sex"] = PersonalData.Of(call.World.People.OwnerOf(user)!, profile).Sex;
        json["first_name"] = flags.Deactivated ? "DELETED" : profile.FirstName;
        json["last_name"] = flags.Deactivated ? "" : profile.LastName;
        if (flags.Deactivated)
            json["deactivated"] = "deleted";
        json["can_access_closed"] = !flags.Deactivated;
        json["is_closed"] = false;
        return json;
    }
}
