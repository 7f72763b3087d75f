using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.World.Effects;

internal sealed record CodeIssued(AuthorizationCode Code) : Effect;

/// <param name="Grant">A new grant, or one that exists with its tokens renewed.</param>
/// <param name="CodePrint">The code that was used up by this, if one was.</param>
internal sealed record TokensIssued(Grant Grant, string? CodePrint) : Effect;

internal sealed record TokensRevoked(IReadOnlyList<string> Grants) : Effect;
