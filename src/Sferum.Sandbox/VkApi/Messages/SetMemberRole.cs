using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class SetMemberRole : IApiMethod
{
    private const string Admin = "admin";

    public string Name => "messages.setMemberRole";

    public IReadOnlyList<ParameterRule> Parameters { get; } =
    [
        ParameterRule.Number("peer_id").Required(),
        ParameterRule.Number("member_id").Required(),
        ParameterRule.Text("role").Required(),
    ];

    public ApiAnswer Invoke(ApiCall call)
    {
        var role = call.Text("role");
        if (role is not (Admin or "member"))
            return ApiErrors.Parameter("role", "is invalid");
        if (call.ChatByPeer(call.Number("peer_id")) is not { } chat || !chat.Members.ContainsKey(call.Caller.Id))
            return ApiErrors.NoAccessToChat;
        if (!chat.IsAdmin(call.Caller.Id))
            return ApiErrors.NotAdmin;
        var user = call.Number("member_id");
        if (!chat.Members.TryGetValue(user, out var member))
            return ApiErrors.NotInChat;
        if (chat.IsOwner(user))
            return role == Admin ? ApiAnswer.Done : ApiErrors.NotPermitted;
        if (member.IsAdmin != (role == Admin))
            call.Turn.Commit(new RoleSet(chat.Id, user, role == Admin));
        return ApiAnswer.Done;
    }
}
