namespace Sferum.Sandbox.World.People;

/// <summary>A demo person: one VK ID account with the educational profiles that it owns (usually one, maybe none).</summary>
/// <param name="VkId">The id of the account itself; no token stands for it.</param>
/// <param name="Phone">Digits only, with the country code: 79000000101.</param>
/// <param name="Password">Empty where none was ever set: the account was made by a code from a message alone.</param>
/// <param name="Sex">1 female, 2 male, as VK has it.</param>
/// <param name="Birthday">DD.MM.YYYY.</param>
internal sealed record Person(
    long VkId,
    string FirstName,
    string LastName,
    string Patronymic,
    string Phone,
    string Mail,
    string Password,
    int Sex,
    string Birthday,
    IReadOnlyList<EducationalProfile> Profiles);
