namespace Sferum.SampleSchool;

/// <summary>A person's name.</summary>
/// <param name="Last">Surname.</param>
/// <param name="First">Given name.</param>
/// <param name="Middle">Patronymic.</param>
public sealed record PersonName(string Last, string First, string Middle)
{
    /// <summary>Surname, given name, patronymic.</summary>
    public string Full => $"{Last} {First} {Middle}";
}
