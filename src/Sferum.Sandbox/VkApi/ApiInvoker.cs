using Sferum.Sandbox.VkApi.Limits;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkApi;

/// <summary>Runs one method by its name: the same way for a request and for a call inside an execute.</summary>
internal sealed class ApiInvoker(IEnumerable<IApiMethod> methods, SandboxWorld world, RateLimiter traffic, SandboxOptions options)
{
    private readonly Dictionary<string, IApiMethod> byName = methods.ToDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);

    public bool Knows(string name) => byName.ContainsKey(name);

    public ApiAnswer Invoke(string name, IReadOnlyDictionary<string, string> parameters, Caller caller, ApiVersion version)
    {
        if (!byName.TryGetValue(name, out var method))
            return ApiErrors.UnknownMethod;
        traffic.NoteCall(caller);
        if (method.NeedsUser && caller.Kind != TokenKind.User)
            return ApiErrors.CommunityToken;
        foreach (var rule in method.Parameters)
        {
            if (rule.Check(parameters) is { } error)
                return error;
        }

        return world.Act(caller.Id, method.Name, turn => turn.State.People.Flags(caller.Id).Deactivated
            ? ApiErrors.UserGone
            : method.Invoke(new ApiCall(turn, parameters, caller, version, options)));
    }
}
