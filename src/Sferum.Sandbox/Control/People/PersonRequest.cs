namespace Sferum.Sandbox.Control.People;

/// <summary>A demo person to be made; whatever is left out is made up.</summary>
/// <param name="Password">Empty for someone who never set one.</param>
/// <param name="Profile">False for someone with a VK ID but without an educational profile.</param>
internal sealed record PersonRequest(
    string? FirstName, string? LastName, string? Patronymic, string? Phone, string? Mail, int? Sex, string? Birthday, string? Password, bool? Profile);
