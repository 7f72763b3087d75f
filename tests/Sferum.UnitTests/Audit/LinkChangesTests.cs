using Sferum.Grains.UserLinks;
using Sferum.Grains.UserLinks.Attempts;
using Sferum.UnitTests.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Audit;

public sealed class LinkChangesTests
{
    [Fact]
    public void Of_Unlinking_IsNotLinkedThoughTheAttemptIsStillKept()
    {
        var story = LinkStory.Teacher().Link();
        var after = UnlinkRules.Unlink(story.State, story.Now).Value!;

        Assert.NotNull(after.Attempt);
        Assert.Equal([new("state", "LINKED", "NOT_LINKED")], LinkChanges.Of(story.State, after, story.Now));
    }

    [Fact]
    public void Of_Beginning_IsInProgress()
    {
        var story = LinkStory.Teacher();
        var before = story.State;

        Assert.Equal([new("state", "NOT_LINKED", "IN_PROGRESS")], LinkChanges.Of(before, story.Until(AttemptStage.Begun).State, story.Now));
        Assert.Equal([new("state", "NOT_LINKED", "IN_PROGRESS")], LinkChanges.Of(null, story.State, story.Now));
    }
}
