using System.Globalization;
using Sferum.Grains.Chats;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Participation;

/// <summary>Who takes part, who gets the link, who may look.</summary>
public sealed class ConferenceParticipationTests
{
    public static TheoryData<ConferenceType, ChatType, PersonKinds, bool> KindsOfConferences()
    {
        var data = new TheoryData<ConferenceType, ChatType, PersonKinds, bool>();
        foreach (var type in Enum.GetValues<ConferenceType>())
        {
            foreach (var chat in Enum.GetValues<ChatType>())
            {
                foreach (var kinds in Enumerable.Range(0, 8).Select(bits => (PersonKinds)bits))
                {
                    var parents = type == ConferenceType.VideoCall && chat == ChatType.Parents;
                    data.Add(type, chat, kinds, kinds != PersonKinds.None && (parents || kinds != PersonKinds.Parent));
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(KindsOfConferences))]
    public void TakesPart_WhenAMemberOfTheChat_GoesByKinds(ConferenceType type, ChatType chat, PersonKinds kinds, bool expected)
    {
        var state = Active with { Type = type, ChatType = chat };

        Assert.Equal(expected, ConferenceParticipation.TakesPart(state, InChat(kinds)));
        Assert.Equal(expected, ConferenceParticipation.TakesPart(state with { Added = [Student] }, Outside(kinds)));
        Assert.False(ConferenceParticipation.TakesPart(state, Outside(kinds)));
        Assert.False(ConferenceParticipation.TakesPart(state with { Removed = [Student] }, InChat(kinds)));
        Assert.True(ConferenceParticipation.TakesPart(state with { Removed = [Student] }, InChat(kinds) with { IsSferumAdministrator = true }));
    }

    [Theory]
    [InlineData(ConferenceStage.Scheduled, RefusalReason.ConferenceNotStarted, "start_time", "2026-09-14T09:00:00+03:00")]
    [InlineData(ConferenceStage.Starting, RefusalReason.ConferenceStarting, "start_time", "2026-09-14T09:00:00+03:00")]
    [InlineData(ConferenceStage.Ending, RefusalReason.ConferenceOver, "end_time", "2026-09-14T09:45:00+03:00")]
    [InlineData(ConferenceStage.Ended, RefusalReason.ConferenceOver, "end_time", "2026-09-14T09:45:00+03:00")]
    [InlineData(ConferenceStage.Cancelled, RefusalReason.ConferenceCancelled, "state_reason", "SCHOOL_WITHOUT_ADMINISTRATOR")]
    [InlineData(ConferenceStage.Missed, RefusalReason.ConferenceMissed, "state_reason", "SCHOOL_WITHOUT_ADMINISTRATOR")]
    public void WhyClosed_WhenNotActive_SaysWhyWithItsFact(ConferenceStage stage, RefusalReason reason, string fact, string value)
    {
        var refusal = ConferenceParticipation.WhyClosed(At(stage) with { Trouble = ConferenceTrouble.SchoolWithoutAdministrator }, LessonStart);

        Assert.Equal((reason, value), (refusal!.Reason, refusal.Facts[fact]));
    }

    [Theory]
    [InlineData("2026-09-14T09:15:00+03:00", null, "2026-09-14T09:15:00+03:00")]
    [InlineData("2026-09-14T09:45:20+03:00", null, "2026-09-14T09:45:00+03:00")]
    [InlineData("2026-09-14T09:15:00+03:00", "2026-09-14T06:15:04Z", "2026-09-14T09:15:04+03:00")]
    public void WhyClosed_WhenEndedBeforeItsTime_NamesThatEnd(string asked, string? ended, string expected)
    {
        var over = At(ended is null ? ConferenceStage.Ending : ConferenceStage.Ended) with { EndAskedAt = Moment(asked), EndedAt = ended is null ? null : Moment(ended) };

        Assert.Equal(expected, ConferenceParticipation.WhyClosed(over, LessonStart)!.Facts["end_time"]);
    }

    [Fact]
    public void WhyClosed_WhenActive_IsOpenUntilTheEnd()
    {
        Assert.Null(ConferenceParticipation.WhyClosed(Active, LessonEnd.AddTicks(-1)));
        Assert.Equal(RefusalReason.ConferenceOver, ConferenceParticipation.WhyClosed(Active, LessonEnd)?.Reason);
    }

    [Fact]
    public void WhyNotAdmitted_WhenLinkedAndTakingPart_HasNoObjection() =>
        Assert.Null(ConferenceParticipation.WhyNotAdmitted(Active, InChat(PersonKinds.Student), Standing()));

    [Fact]
    public void WhyNotAdmitted_WhenNot_SaysWhy()
    {
        Assert.Equal(RefusalReason.NotAParticipant, WhyNotAdmitted(null, Standing()));
        Assert.Equal(RefusalReason.NotAParticipant, WhyNotAdmitted(Outside(PersonKinds.Student), Standing()));
        Assert.Equal(RefusalReason.NotAParticipant, WhyNotAdmitted(InChat(PersonKinds.Parent), Standing()));
        Assert.Equal(RefusalReason.NotAParticipant, WhyNotAdmitted(InChat(PersonKinds.Student), Refusal.Of(RefusalReason.AccountNotInSchool)));
        Assert.Equal(RefusalReason.Blocked, WhyNotAdmitted(InChat(PersonKinds.Student, blocked: true), Standing()));
        Assert.Equal(RefusalReason.Blocked, WhyNotAdmitted(InChat(PersonKinds.Student), Standing(blocked: true)));
        Assert.Equal(RefusalReason.AccountNotLinked, WhyNotAdmitted(InChat(PersonKinds.Student), Standing(LinkState.NotLinked)));
        Assert.Equal(RefusalReason.AccountNotLinked, WhyNotAdmitted(InChat(PersonKinds.Student), Standing(LinkState.Broken)));
    }

    [Fact]
    public void WhyHidden_WhenInTheChatButNotTakingPart_LetsLook()
    {
        Assert.Null(ConferenceParticipation.WhyHidden(Active with { Removed = [Student] }, InChat(PersonKinds.Student), Standing()));
        Assert.Null(ConferenceParticipation.WhyHidden(Active with { Added = [Student] }, Outside(PersonKinds.Student), Standing()));
        Assert.Equal(RefusalReason.NotAParticipant, ConferenceParticipation.WhyHidden(Active, Outside(PersonKinds.Staff), Standing())?.Reason);
        Assert.Equal(
            RefusalReason.AccountNotLinked,
            ConferenceParticipation.WhyHidden(Active, InChat(PersonKinds.Staff), Standing(LinkState.NotLinked))?.Reason);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static RefusalReason? WhyNotAdmitted(Presence? presence, Outcome<LinkStanding> standing) =>
        ConferenceParticipation.WhyNotAdmitted(Active, presence, standing)?.Reason;

    private static Presence InChat(PersonKinds kinds, bool blocked = false) => new(Person(Student, kinds, blocked), IsChatMember: true, IsSferumAdministrator: false);

    private static Presence Outside(PersonKinds kinds) => InChat(kinds) with { IsChatMember = false };
}
