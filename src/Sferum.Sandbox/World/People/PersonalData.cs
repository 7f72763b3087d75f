namespace Sferum.Sandbox.World.People;

/// <summary>What «Информация о себе» asks for, and what the platform shows of a profile.</summary>
/// <param name="Patronymic">Empty where there is none.</param>
/// <param name="Sex">1 female, 2 male, as VK has it.</param>
/// <param name="Birthday">DD.MM.YYYY.</param>
internal sealed record PersonalData(string FirstName, string LastName, string Patronymic, int Sex, string Birthday)
{
    public static PersonalData Of(Person owner, EducationalProfile profile) => new(
        profile.FirstName, profile.LastName, profile.Patronymic ?? owner.Patronymic, profile.Sex ?? owner.Sex, profile.Birthday ?? owner.Birthday);
}
