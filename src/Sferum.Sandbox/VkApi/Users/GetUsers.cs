using Sferum.Sandbox.VkApi.Parameters;

namespace Sferum.Sandbox.VkApi.Users;

internal sealed class GetUsers : IApiMethod
{
    public string Name => "users.get";

    public IReadOnlyList<ParameterRule> Parameters { get; } = [ParameterRule.Numbers("user_ids", 1000), ParameterRule.Text("fields")];

    public ApiAnswer Invoke(ApiCall call) =>
        ApiAnswer.Of(UserJson.Profiles(call, call.Has("user_ids") ? call.Numbers("user_ids") : [call.Caller.Id]));
}
