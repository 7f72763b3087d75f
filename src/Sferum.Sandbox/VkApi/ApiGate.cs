using Sferum.Sandbox.VkApi.Limits;
using Sferum.Sandbox.World;

namespace Sferum.Sandbox.VkApi;

/// <summary>What every request must pass before a method is looked at: version, method, token, rate, in this order.</summary>
internal sealed class ApiGate(SandboxWorld world, ApiInvoker invoker, RateLimiter limiter, TimeProvider time)
{
    public const string Execute = "execute";

    public ApiError? Check(ApiRequest request, out Caller caller, out ApiVersion version)
    {
        caller = new Caller(0, default, "");
        if (!ApiVersion.TryParse(request.Parameters.GetValueOrDefault("v"), out version))
            return ApiErrors.NoVersion;
        if (request.Method != Execute && !invoker.Knows(request.Method))
            return ApiErrors.UnknownMethod;
        if (request.Token.Length == 0 || world.Read(state => state.Tokens.Access(request.Token)) is not { } token)
            return ApiErrors.BadToken;
        caller = new Caller(token.Grant.OwnerId, token.Grant.Kind, token.Print);
        if (token.ExpiresAt <= time.GetUtcNow())
            return ApiErrors.ExpiredToken;
        return limiter.Admit(caller) ? null : ApiErrors.TooManyRequests;
    }
}
