using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Grains.UserLinks.Marks;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

/// <summary>The mark beside a person in picking lists (B8, B10): which schools have to be told, and when again.</summary>
public sealed class LinkMarksTests
{
    [Fact]
    public void Untold_OfSomebodyWhoNeverLinked_IsNobody()
    {
        var story = LinkStory.Teacher().Roles(LinkStory.OtherSchool);

        Assert.Empty(LinkMarks.Untold(story.State));
        Assert.False(UserLinkDuties.Of(story.State).Any);
    }

    [Fact]
    public void Untold_OfALinkedPerson_IsEverySchoolUntilItWasTold()
    {
        var story = LinkStory.Teacher().Roles(LinkStory.OtherSchool).Link();
        Assert.Equal([LinkStory.School, LinkStory.OtherSchool], Untold(story));

        story.State = LinkMarks.Told(story.State, story.State.Schools.Where(s => s.School == LinkStory.School), LinkState.Linked);

        Assert.Equal([LinkStory.OtherSchool], Untold(story));
        Assert.True(UserLinkDuties.Of(story.State).Any);
    }

    [Fact]
    public void Untold_WhenALinkedPersonComesToANewSchool_IsThatSchool()
    {
        var story = LinkStory.Teacher().Link().Marked();

        story.Roles(LinkStory.OtherSchool);

        Assert.Equal([LinkStory.OtherSchool], Untold(story));
    }

    [Fact]
    public void Untold_WhenSomebodyLeavesAndComesBack_IsThatSchoolAgain()
    {
        var story = LinkStory.Teacher().Link().Marked();

        story.Roles(LinkStory.School, version: 2, kinds: PersonKinds.None);
        Assert.Empty(Untold(story));
        story.Roles(LinkStory.School, version: 3);

        Assert.Equal([LinkStory.School], Untold(story));
    }

    [Fact]
    public void Told_WhenSomebodyLeftAndCameBackMeanwhile_DoesNotCount()
    {
        var story = LinkStory.Teacher().Link();
        var asked = LinkMarks.Untold(story.State);

        story.Roles(LinkStory.School, version: 2, kinds: PersonKinds.None).Roles(LinkStory.School, version: 3);
        story.State = LinkMarks.Told(story.State, asked, LinkState.Linked);

        Assert.Equal([LinkStory.School], Untold(story));
    }

    [Fact]
    public void Untold_WhenOnlyBlockedChanges_IsNobody()
    {
        var story = LinkStory.Teacher().Link().Marked();

        story.Roles(LinkStory.School, blocked: true, version: 2);

        Assert.Empty(Untold(story));
    }

    [Fact]
    public void Counted_WhenTheMarkIsAnother_GetsANewVersion()
    {
        var story = LinkStory.Teacher();
        var before = story.State;
        story.Link();

        Assert.Equal(before.MarkVersion + 1, LinkMarks.Counted(before, story.State).MarkVersion);
        Assert.Same(story.State, LinkMarks.Counted(story.State, story.State));
        Assert.Equal(LinkState.NotLinked, LinkMarks.Of(null));
    }

    private static IEnumerable<SchoolId> Untold(LinkStory story) => LinkMarks.Untold(story.State).Select(s => s.School);
}
