using Sferum.Sandbox.VkId.Authorize;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>Proof that whoever exchanges the code is whoever asked for it.</summary>
internal static class Pkce
{
    public static bool IsVerifier(string verifier) => verifier.Length is >= 43 and <= 128 && AuthorizeRules.IsUrlSafe(verifier);

    public static bool Matches(string verifier, string challenge) => Secret.Print(verifier) == challenge;
}
