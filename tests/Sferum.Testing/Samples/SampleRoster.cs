using Google.Protobuf;
using Sferum.V1;

namespace Sferum.Testing.Samples;

/// <summary>The sample schools of the repository, as requests.</summary>
public static class SampleRoster
{
    /// <summary>The request of <c>samples/school-{number}/roster.json</c>.</summary>
    public static ReplaceRosterRequest Read(int number) => JsonParser.Default.Parse<ReplaceRosterRequest>(
        File.ReadAllText(Path.Combine(Repository.Root, "samples", $"school-{number}", "roster.json")));

    /// <summary>The same roster as the messages of a stream: a header, one part for each list, the end.</summary>
    public static IEnumerable<ImportRosterRequest> Stream(ReplaceRosterRequest whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var roster = whole.Roster;
        yield return new() { Header = new() { School = whole.School, RequestId = whole.RequestId, Facts = whole.Facts } };
        yield return new() { Roster = new() { Staff = { roster.Staff }, Classes = { roster.Classes } } };
        yield return new() { Roster = new() { Students = { roster.Students } } };
        yield return new() { Roster = new() { Parents = { roster.Parents } } };
        yield return new() { Roster = new() { Groups = { roster.Groups } } };
        yield return new() { End = End(roster) };
    }

    private static RosterImportEnd End(RosterSnapshot roster) => new()
    {
        StaffCount = roster.Staff.Count,
        ClassCount = roster.Classes.Count,
        StudentCount = roster.Students.Count,
        ParentCount = roster.Parents.Count,
        GroupCount = roster.Groups.Count,
    };
}
