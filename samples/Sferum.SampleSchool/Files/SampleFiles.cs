namespace Sferum.SampleSchool.Files;

/// <summary>The files under <c>samples</c> that are made, never edited: the big school, its week, and a school small enough to read.</summary>
public static class SampleFiles
{
    /// <summary>Each file's path under <c>samples</c>, and its text.</summary>
    public static IReadOnlyList<(string Path, string Text)> All()
    {
        var school = SampleSchoolGenerator.Generate();
        return
        [
            ("school-15/roster.json", RowJson.Of(RosterRequest.Of(school))),
            ("school-15/timetable.json", RowJson.Of(TimetableRequest.Of(school))),
            ("school-7/roster.json", RowJson.Of(RosterRequest.Of(SmallSchool.Make()))),
        ];
    }

    /// <summary>Writes them all.</summary>
    /// <param name="directory">The directory <c>samples</c>.</param>
    public static void WriteTo(string directory)
    {
        foreach (var (path, text) in All())
        {
            var file = new FileInfo(Path.Combine(directory, path));
            file.Directory!.Create();
            File.WriteAllText(file.FullName, text);
        }
    }
}
