namespace Sferum.Testing.Sandbox;

/// <summary>A chat on the Sferum side.</summary>
/// <param name="Id">The world's own id, as in the ledger.</param>
/// <param name="Title">Title.</param>
/// <param name="OwnerId">Whose token made it.</param>
/// <param name="Members">Who is in it now.</param>
public sealed record SandboxChat(long Id, string Title, long OwnerId, IReadOnlyList<SandboxMember> Members)
{
    /// <summary>True while this user is in it.</summary>
    /// <param name="user">User id.</param>
    public bool Has(long user) => Members.Any(member => member.UserId == user);
}
