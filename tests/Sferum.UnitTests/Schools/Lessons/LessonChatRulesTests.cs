using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Xunit;
using static Sferum.UnitTests.Schools.Lessons.Timetables;

namespace Sferum.UnitTests.Schools.Lessons;

/// <summary>In which chat an online lesson is held when nobody chose one.</summary>
public sealed class LessonChatRulesTests
{
    private static readonly ChatSnapshot ClassChat = Chat("class", ChatType.Class);

    [Fact]
    public void Choose_TakesTheOnlySubjectChat() => Assert.Equal("s1", Choose(null, ClassChat, Chat("s1")));

    [Fact]
    public void Choose_WithoutASubjectChat_TakesTheClassChat()
    {
        Assert.Equal("class", Choose(null, ClassChat));
        Assert.Equal("class", Choose(null, ClassChat, Chat("s1") with { Life = ChatLife.Closed }));
    }

    [Fact]
    public void Choose_WhenSeveralFit_NamesThem()
    {
        var refusal = LessonChatRules.Choose(Id, [Chat("s1"), Chat("s2")], null).Refusal!;

        Assert.Equal((RefusalReason.ChatAmbiguous, "2"), (refusal.Reason, refusal.Facts["count"]));
        Assert.Equal(["schools/7/chats/s1", "schools/7/chats/s2"], refusal.Subjects);
        Assert.Equal(RefusalReason.ChatAmbiguous, LessonChatRules.Choose(Id, [ClassChat, Chat("class2", ChatType.Class)], null).Refusal?.Reason);
    }

    [Fact]
    public void Choose_WhenOneOfSeveralIsAvailable_TakesThat()
    {
        Assert.Equal("s2", Choose(["s2", "class"], Chat("s1"), Chat("s2")));
        Assert.Equal("CHAT", Choose([], Chat("s1"), Chat("s2")));
    }

    [Fact]
    public void Choose_WhenTheOnlyOneIsNotAvailable_TakesItAllTheSame() => Assert.Equal("s1", Choose([], ClassChat, Chat("s1")));

    [Fact]
    public void Choose_WhenNothingFits_IsRefused() => Assert.Equal(RefusalReason.NoChatForLesson, LessonChatRules.Choose(Id, [], null).Refusal?.Reason);

    private static string Choose(string[]? own, params ChatSnapshot[] chats) =>
        LessonChatRules.Choose(Id, chats, own?.Select(id => new ChatId(School, id)).ToArray()).Value?.Chat.Segment ?? "CHAT";

    private static ChatSnapshot Chat(string id, ChatType type = ChatType.Subject) => new() { Id = new ChatId(School, id), Title = id, Type = type };
}
