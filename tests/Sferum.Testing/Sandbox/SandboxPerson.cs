namespace Sferum.Testing.Sandbox;

/// <summary>A demo person.</summary>
/// <param name="UserId">The first educational profile; null if there is none.</param>
/// <param name="VkId">The VK ID account.</param>
/// <param name="FirstName">Given name.</param>
/// <param name="LastName">Surname.</param>
/// <param name="Patronymic">Patronymic.</param>
/// <param name="Phone">Phone, digits only.</param>
public sealed record SandboxPerson(long? UserId, long VkId, string FirstName, string LastName, string Patronymic, string Phone)
{
    /// <summary>Surname, given name, patronymic.</summary>
    public string FullName => $"{LastName} {FirstName} {Patronymic}";
}
