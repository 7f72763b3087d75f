using System.Globalization;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Effects;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkId.Authorize;

/// <summary>The end of every variant: a person has agreed, the browser goes back with a code.</summary>
internal sealed class CodeIssuer(SandboxWorld world, SandboxOptions options)
{
    /// <summary>The address that the browser is sent back to.</summary>
    public async Task<string> IssueAsync(AuthorizeRequest request, long userId)
    {
        var code = Secret.Make("vk2.c.", 64);
        var device = Secret.Make("", 43);
        world.Act(userId, "authorize", turn =>
        {
            turn.Commit(new CodeIssued(new AuthorizationCode(
                Secret.Print(code), userId, options.ClientId, request.RedirectUri, request.Challenge, device, request.Scope,
                turn.Now + options.CodeLifetime)));
            return true;
        });
        await world.SettledAsync();
        return RedirectAddress.With(
            request.RedirectUri,
            ("code", code),
            ("state", request.State),
            ("device_id", device),
            ("expires_in", ((int)options.CodeLifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            ("type", "code_v2"));
    }
}
