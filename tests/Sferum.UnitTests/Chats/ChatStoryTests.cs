using CsCheck;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats;

/// <summary>Whatever comes in whatever order, the Sferum side ends as the registry wants it, and nobody is added twice.</summary>
public sealed class ChatStoryTests
{
    private const int Students = 6;

    private static readonly Gen<Event> Events = Gen.Select(
        Gen.Enum<EventKind>(), Gen.Int[0, (2 << Students) - 1], Gen.Int[0, Students + 1], Gen.Enum<Fate>().Array[30], Gen.Bool,
        (kind, mask, who, fates, crash) => new Event(kind, mask, who, fates, crash));

    [Fact]
    public void Settle_WhenAnythingHappensInAnyOrder_TheJoinedAreTheWanted() => Gen.Select(Events.Array[0, 40], Events.Array[40]).Sample((events, meanwhile) =>
    {
        var story = Begin();
        for (var i = 0; i < events.Length; i++)
        {
            Play(story, events[i], () => Happen(story, meanwhile[i]));
        }

        story.Link(Chat.Administrator);
        story.Settle();
        AssertInStep(story);
    }, iter: 3_000);

    [Fact]
    public void Settle_WhenTheProcessDiesAtEveryStep_NobodyIsAddedTwice()
    {
        var story = Begin();
        Enumerable.Range(0, Students).ToList().ForEach(number => story.Link(Chat.Student(number)));
        story.Link(Chat.Teacher);
        for (var i = 0; i < 200 && story.Step(crashBeforeNote: i % 2 == 0); i++)
        {
        }

        story.Settle();
        AssertInStep(story);
        Assert.Single(story.World.Chats);
    }

    private static ChatStory Begin()
    {
        var story = new ChatStory();
        story.Take(Chat.Source(2, Enumerable.Range(0, Students).Select(Chat.Student)));
        story.Link(Chat.Administrator);
        return story;
    }

    private static void Play(ChatStory story, Event step, Action meanwhile)
    {
        var next = 0;
        story.World.Fates = call => Fated(call, step.Fates[next++ % step.Fates.Length]);
        story.Step(step.Meanwhile ? meanwhile : null, step.Kind == EventKind.CrashBeforeNote);
        Happen(story, step);
    }

    // A chat that is lost while it is made cannot be told from one that was never made.
    private static Fate Fated(PlatformCall call, Fate fate) => fate == Fate.Lost && call is CreateChatCall or FindChatCall ? Fate.Done : fate;

    private static void Happen(ChatStory story, Event step)
    {
        var account = step.Who == Students ? Chat.Teacher : step.Who > Students ? Chat.Administrator : Chat.Student(step.Who);
        switch (step.Kind)
        {
            case EventKind.Source:
                story.Take(Source(story.State.Facts.SourceVersion + 1, step.Mask));
                break;
            case EventKind.Link:
                story.Link(account);
                break;
            case EventKind.LinkAnother when account != Chat.Administrator:
                story.Link(account, LinkState.Linked, $"another-{account.Segment}");
                break;
            case EventKind.Unlink:
                story.Link(account, LinkState.NotLinked, null);
                break;
            case EventKind.Break:
                story.Link(account, LinkState.Broken, Chat.UserOf(account));
                break;
            case EventKind.Block:
                story.Link(account, LinkState.Linked, Chat.UserOf(account), blocked: true);
                break;
            case EventKind.Crash:
                story.Crash();
                break;
            case EventKind.Pass:
                story.Pass(TimeSpan.FromMinutes(step.Mask));
                break;
        }
    }

    // The lower bits say which students are in the class, the highest that the teacher is not the homeroom teacher any more.
    private static ChatSource Source(long version, int mask)
    {
        var source = Chat.Source(version, Enumerable.Range(0, Students).Where(n => (mask >> n & 1) == 1).Select(Chat.Student));
        var plain = new SourceMember(Chat.Teacher, [new Ground(GroundKind.StaffPosition, "")]);
        return mask >> Students == 0 ? source : source with { Members = [.. source.Members.Where(member => member.Account != Chat.Teacher), plain] };
    }

    private static void AssertInStep(ChatStory story)
    {
        var wanted = story.State.Members.Where(m => !m.Grounds.IsEmpty && m.Link is { State: LinkState.Linked, Blocked: false } && m.Account != Chat.Administrator)
            .ToDictionary(m => m.Link!.PlatformUser!, m => MembershipRules.RoleOf(m.Grounds) == MemberRole.Administrator);
        wanted[Chat.UserOf(Chat.Administrator)] = true;
        var broken = story.State.Members.Where(m => !m.Grounds.IsEmpty && m.Link is { State: LinkState.Broken, Blocked: false }).Select(m => m.Link!.PlatformUser!);
        Assert.Equal(wanted.OrderBy(p => p.Key), story.There.Where(p => !broken.Contains(p.Key)).OrderBy(p => p.Key));
        Assert.Empty(story.World.AddedTwice);
        Assert.Equal("5 А", story.World.Titles[story.State.There.Chat!]);
        Assert.Equal(ChatPlatformState.InStep, story.State.Listing.Platform);
        Assert.Equal(wanted.Count, story.State.Listing.JoinedCount - story.State.Members.Count(m => m.Link?.State == LinkState.Broken && ChatMembers.IsThere(story.State.Frame, m)));
        Assert.All(story.State.Members, member => Assert.False(member.Grounds.IsEmpty));
    }

    internal enum EventKind
    {
        Nothing,
        Source,
        Link,
        LinkAnother,
        Unlink,
        Break,
        Block,
        Crash,
        CrashBeforeNote,
        Pass,
    }

    internal sealed record Event(EventKind Kind, int Mask, int Who, Fate[] Fates, bool Meanwhile);
}
