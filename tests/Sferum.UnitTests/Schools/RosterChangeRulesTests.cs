using CsCheck;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Imports;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Rosters.Events;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class RosterChangeRulesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static readonly SchoolId Id = new("7");

    private static readonly RosterPicture Small = RosterPictures.Of(RosterBuilder.Small().Build(), new("head"));

    [Fact]
    public void Decide_InOrder_EachOnWhatTheOneBeforeLeft()
    {
        var decided = Decide(_ => RequestMemory.New, new StudentExpelled(new("ivan")), new StudentExpelled(new("ivan")), new StudentExpelled(new("anna")));

        Assert.Equal([null, RefusalReason.NotEnrolled, null], decided.Outcomes.Select(o => o.Refusal?.Reason));
        Assert.Equal(["0", "2"], decided.Done.Select(key => key.Id));
        Assert.Equal(["head", "teacher"], decided.After.People.Keys.Select(a => a.Segment).Order());
    }

    [Fact]
    public void Decide_WhenKnown_RepeatsOrRefusesAndChangesNothing()
    {
        var decided = Decide(key => key.Id == "0" ? RequestMemory.Repeated : RequestMemory.Reused, new StudentExpelled(new("ivan")), new StudentExpelled(new("anna")));

        Assert.Equal([(true, null), (false, RefusalReason.ChangeIdReused)], decided.Outcomes.Select(o => (o.Repeated, o.Refusal?.Reason)));
        Assert.Empty(decided.Done);
        Assert.True(decided.After.Trail.IsEmpty);
    }

    [Fact]
    public void Decide_WhenAnotherSchoolsClassIsCreated_RefusesIt() => Assert.Equal(
        RefusalReason.InvalidName, Decide(_ => RequestMemory.New, new ClassCreated(new RosterClass(new(new("8"), "5a"), "5 А", null))).Outcomes.Single().Refusal?.Reason);

    [Theory]
    [InlineData("teacher", "teacher", true)]
    [InlineData("mother", "head", false)]
    [InlineData(null, "head", false)]
    public void News_OfAnAdministrator_AreFollowedWhenThatOneIsStaff(string? named, string expected, bool followed)
    {
        var news = new SchoolNews(1, named is null ? null : new AccountId(named), SubjectChats: true);

        var after = SchoolNewsRules.Take(Small, news);

        Assert.Equal((expected, true, followed), (after.Administrator!.Value.Segment, after.SubjectChats, SchoolNewsRules.IsNamed(Small, news)));
    }

    [Theory]
    [InlineData(1, 1L, "head", false)]
    [InlineData(2, 1L, "teacher", true)]
    [InlineData(0, null, "teacher", true)]
    public void Standing_OfASchoolThatHasNotHeardOfWhatWasAccepted_FollowsTheLaterWord(long edits, long? heard, string administrator, bool subjectChats)
    {
        var school = new SchoolSnapshot { Id = Id, Title = "", TimeZone = "", Edits = edits, SferumAdministrator = new AccountId("teacher"), Settings = new() { SubjectChatsForAllGroups = true } };

        Assert.Equal((new AccountId(administrator), subjectChats), SchoolNewsRules.Standing(Small, school, heard));
    }

    [Fact]
    public void Standing_OfASchoolThatIsNotThereYet_IsWhatWasAccepted() =>
        Assert.Equal((new AccountId("head"), false), SchoolNewsRules.Standing(Small, school: null, heard: 0));

    [Fact]
    public void Recall_WithinADay_KnowsChangesAndCallsApart()
    {
        var memory = new ChangeMemory();
        memory.Remember([DoneChange.Of(isCall: false, new RequestKey("a", 1), Now)], Now);

        Assert.Equal(RequestMemory.Repeated, memory.Recall(isCall: false, new RequestKey("a", 1), Now));
        Assert.Equal(RequestMemory.Reused, memory.Recall(isCall: false, new RequestKey("a", 2), Now));
        Assert.Equal(RequestMemory.New, memory.Recall(isCall: true, new RequestKey("a", 1), Now));
        Assert.Equal(RequestMemory.New, memory.Recall(isCall: false, new RequestKey("a", 1), Now.AddHours(24)));
    }

    [Fact]
    public void Remember_WhenDaysPass_ForgetsWhatIsTooOld()
    {
        var memory = new ChangeMemory();
        foreach (var hour in Enumerable.Range(0, 100))
        {
            memory.Remember(Enumerable.Range(0, 200).Select(i => DoneChange.Of(isCall: false, new RequestKey($"{hour}-{i}", 1), Now.AddHours(hour))), Now.AddHours(hour));
        }

        Assert.InRange(memory.Count, 24 * 200, 2 * 25 * 200);
        Assert.Equal(RequestMemory.Repeated, memory.Recall(isCall: false, new RequestKey("80-7", 1), Now.AddHours(100)));
    }

    [Fact]
    public void Written_AfterAnyNumberOfParts_AreTheLastOfTheRingAndNeverTwoInOnePlace() => Gen.Long[0, 5_000].Sample(logged =>
    {
        var parts = ChangeLogRules.Written(logged);

        Assert.Equal(Math.Min(logged, ChangeLogRules.Parts), parts.Count);
        Assert.Equal(parts.Count, parts.Select(ChangeLogRules.PlaceOf).Distinct().Count());
        Assert.True(parts.Count == 0 || parts[0] == logged);
    });

    private static DecidedChanges Decide(Func<RequestKey, RequestMemory> recall, params RosterEvent[] events) =>
        RosterChangeRules.Decide(Id, Small, [.. events.Select((happened, i) => new RosterChange(new RequestKey($"{i}", 1), happened))], recall);
}
