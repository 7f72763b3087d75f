namespace Sferum.Sandbox.World.Tokens;

/// <summary>In whose name a token speaks.</summary>
internal enum TokenKind
{
    User,
    Community,
}
