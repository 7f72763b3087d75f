using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences.Lessons;

/// <summary>A lesson in words, as conferences show it. Pure.</summary>
internal static class LessonTitles
{
    private const int Longest = 200;

    /// <summary>«Английский язык, 5 А, 14.09.2026»: the name of an online lesson that nobody named (C3).</summary>
    public static string Made(LessonSnapshot lesson, DateOnly date)
    {
        var day = date.ToString("', 'dd'.'MM'.'yyyy", CultureInfo.InvariantCulture);
        return TextLength.Cut(SubjectAndClasses(lesson), Longest - day.Length) + day;
    }

    /// <summary>«1. Английский язык, 5 А»; without the number when it has none.</summary>
    public static string Shown(LessonSnapshot lesson) =>
        TextLength.Cut(lesson.Plan.Number == 0 ? SubjectAndClasses(lesson) : string.Create(CultureInfo.InvariantCulture, $"{lesson.Plan.Number}. {SubjectAndClasses(lesson)}"), Longest);

    private static string SubjectAndClasses(LessonSnapshot lesson) =>
        string.Join(", ", new[] { lesson.Facts?.Subject ?? "" }.Concat(lesson.Facts?.ClassTitles ?? []).Where(part => part.Length > 0));
}
