using System.Globalization;
using Sferum.SampleSchool;
using Sferum.SampleSchool.Files;

// A number is a seed, whose school is summed up; anything else is the directory to write the sample files to.
var seed = SampleSchoolGenerator.DefaultSeed;
if (args is [var text, ..] && !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
{
    SampleFiles.WriteTo(text);
    return;
}

var school = SampleSchoolGenerator.Generate(seed);
Console.WriteLine($"{school.Name} ({school.TimeZone}), seed {seed}");
Console.WriteLine($"staff {school.Staff.Count}, classes {school.Classes.Count}, students {school.Students.Count}, parents {school.Parents.Count}");
Console.WriteLine($"groups {school.Groups.Count}, lessons {school.Lessons.Count}");
