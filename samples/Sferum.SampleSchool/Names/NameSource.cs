namespace Sferum.SampleSchool.Names;

/// <summary>Draws names that agree in gender.</summary>
internal sealed class NameSource(SampleRandom random)
{
    public string Surname() => random.Pick(Surnames.Male);

    public Father Father() => random.Pick(Fathers.All);

    public PersonName Adult(Gender gender, string surname) =>
        gender == Gender.Male ? Man(surname, Father()) : Name(gender, surname, random.Pick(GivenNames.Women), Father());

    /// <summary>A man whose given name is one that gives patronymics.</summary>
    public PersonName Man(string surname, Father self) => Name(Gender.Male, surname, self.Name, Father());

    public PersonName Child(Gender gender, string surname, Father father) =>
        Name(gender, surname, random.Pick(gender == Gender.Male ? GivenNames.Boys : GivenNames.Girls), father);

    private static PersonName Name(Gender gender, string surname, string first, Father father) =>
        new(Surnames.For(gender, surname), first, father.Patronymic(gender));
}
