namespace Sferum.Grains.Schools;

/// <summary>A full name in parts.</summary>
/// <param name="Family">«Фамилия».</param>
/// <param name="Given">«Имя».</param>
/// <param name="Patronymic">«Отчество»; empty when there is none.</param>
[GenerateSerializer, Immutable, Alias("sferum.PersonName")]
public sealed record PersonName([property: Id(0)] string Family, [property: Id(1)] string Given, [property: Id(2)] string Patronymic)
{
    /// <summary>«Фамилия Имя Отчество» (B8).</summary>
    public string Display => Patronymic.Length == 0 ? $"{Family} {Given}" : $"{Family} {Given} {Patronymic}";

    /// <summary>Never the name: it must not reach a log.</summary>
    public override string ToString() => nameof(PersonName);
}
