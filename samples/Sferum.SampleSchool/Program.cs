using System.Globalization;
using Sferum.SampleSchool;

var seed = args is [var text, ..] && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
    ? given : SampleSchoolGenerator.DefaultSeed;
var school = SampleSchoolGenerator.Generate(seed);
Console.WriteLine($"{school.Name} ({school.TimeZone}), seed {seed}");
Console.WriteLine($"staff {school.Staff.Count}, classes {school.Classes.Count}, students {school.Students.Count}, parents {school.Parents.Count}");
Console.WriteLine($"groups {school.Groups.Count}, lessons {school.Lessons.Count}");
