namespace Sferum.Sandbox.World.People;

/// <summary>What a test can switch on for a profile.</summary>
/// <param name="Privacy">Adding this user to a chat answers 981.</param>
/// <param name="Deactivated">The user is gone: code 18.</param>
internal sealed record ProfileFlags(bool Privacy, bool Deactivated)
{
    public static readonly ProfileFlags None = new(false, false);
}
