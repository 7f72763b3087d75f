using System.Text;
using Google.Protobuf;
using Sferum.SampleSchool.Files;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Samples;

public sealed class SampleFilesTests
{
    private const int MaxMessageBytes = 4 * 1024 * 1024;

    public static TheoryData<string> Paths => [.. SampleFiles.All().Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void CommittedFile_IsWhatTheGeneratorWrites(string path) =>
        Assert.Equal(SampleFiles.All().Single(file => file.Path == path).Text, Committed(path));

    [Theory]
    [MemberData(nameof(Paths))]
    public void CommittedFile_FitsInOneMessage(string path) => Assert.InRange(Encoding.UTF8.GetByteCount(Committed(path)), 1, MaxMessageBytes);

    [Fact]
    public void Files_AreAllMade() =>
        Assert.Equal(
            SampleFiles.All().Select(file => file.Path).Order(StringComparer.Ordinal),
            Directory.GetFiles(Root, "*.json", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("school-15/roster.json")]
    [InlineData("school-7/roster.json")]
    public void Roster_KeepsEveryRuleOfTheContract(string path) =>
        Assert.Empty(RosterRules.Broken(JsonParser.Default.Parse<ReplaceRosterRequest>(Committed(path))));

    [Fact]
    public void Timetable_KeepsEveryRuleOfTheContract() =>
        Assert.Empty(TimetableRules.Broken(
            JsonParser.Default.Parse<ImportLessonsRequest>(Committed("school-15/timetable.json")),
            JsonParser.Default.Parse<ReplaceRosterRequest>(Committed("school-15/roster.json"))));

    [Fact]
    public void Accounts_WhenInBothSchools_AreTheSamePerson()
    {
        var names = SampleFiles.All().Select(file => file.Path).Where(path => path.EndsWith("roster.json", StringComparison.Ordinal))
            .Select(path => JsonParser.Default.Parse<ReplaceRosterRequest>(Committed(path)).Roster)
            .SelectMany(roster => RosterRules.People(roster)).GroupBy(person => person.Account);
        Assert.All(names, account => Assert.Single(account.Select(person => person.Name).Distinct()));
    }

    private static string Root => Path.Combine(AppContext.BaseDirectory, "samples");

    private static string Committed(string path) => File.ReadAllText(Path.Combine(Root, path));
}
