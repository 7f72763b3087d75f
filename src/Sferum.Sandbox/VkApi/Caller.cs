using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkApi;

/// <summary>Who calls: the token's owner (a community is negative) and the print that its requests are counted by.</summary>
internal sealed record Caller(long Id, TokenKind Kind, string TokenPrint);
