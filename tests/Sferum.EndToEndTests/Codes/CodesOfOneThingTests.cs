using Sferum.EndToEndTests.Journeys;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Codes;

/// <summary>What follows from the platform's codes that concern one member, one chat or one call: one test for each class of them, with every code of the class in a school of its own.</summary>
public sealed class CodesOfOneThingTests(SharedDeployment deployment) : IClassFixture<SharedDeployment>
{
    private static readonly int[] CallIsOver = [104, 951, 9000];

    private static readonly int[] ChatIsGone = [927, 1017];

    private static readonly int[] ChatIsLost = [917, 922, 927, 945, 1017];

    [Fact]
    public Task ThisMemberOnly_IsRecordedOnTheMember_AndTheRestGoesOn() => Task.WhenAll(
        new (int Code, PendingReason Reason)[]
        {
            (113, PendingReason.ProfileNotFound), (936, PendingReason.ProfileNotFound), (939, PendingReason.Invited), (947, PendingReason.Privacy), (967, PendingReason.Privacy),
            (981, PendingReason.Privacy),
        }.Select(async refused =>
        {
            var school = await TroubledSchool.OpenAsync(deployment, "member");
            // Anna is in this one chat.
            await school.AddErrorAsync(TroubledSchool.AddUser, refused.Code);
            await school.School.LinkAsync("anna");
            await school.MemberAsync("anna", member => (member.PlatformState, member.PendingReason) == (MemberPlatformState.Pending, refused.Reason));

            await school.School.LinkAsync("ivan");
            await school.School.ShowsAsync(TroubledSchool.Class, "head* olga* ivan anna", "head* ivan");
            Assert.Equal(PlatformTrouble.Unspecified, (await school.School.ChatAsync(TroubledSchool.Class)).Trouble);
        }));

    [Fact]
    public async Task AlreadySo_WhoHasLeftThereAlready_CountsAsRemoved()
    {
        var school = await TroubledSchool.OpenAsync(deployment, "left");
        await school.School.LinkAsync("ivan");
        await school.School.ShowsAsync(TroubledSchool.Class, "head* olga* ivan anna", "head* ivan");
        var chat = Assert.Single(await school.School.ChatsThereAsync(), chat => chat.Title == TroubledSchool.Class);
        var own = Assert.Single(chat.Members, member => member.UserId == school.School.User("ivan"));
        var left = await school.School.Sandbox.CallAsync(
            await school.School.Sandbox.TokenAsync(own.UserId), "messages.removeChatUser", ("chat_id", own.ChatId), ("member_id", own.UserId));
        Assert.Equal(1, left.GetProperty("response").GetInt32());

        await school.School.ApplyAsync(new RosterChange { PersonBlocked = new PersonBlocked { Account = school.School.Account("ivan") } });
        await school.MemberAsync("ivan", member => (member.PlatformState, member.PendingReason) == (MemberPlatformState.Pending, PendingReason.Blocked));
        await school.ChatAsync(chat => chat is { PlatformState: ChatPlatformState.InStep, Trouble: PlatformTrouble.Unspecified });
    }

    [Fact]
    public Task AlreadySo_ACallThatIsOver_CountsAsEnded() => Task.WhenAll(CallIsOver.Select(async code =>
    {
        var school = await TroubledSchool.OpenAsync(deployment, "over");
        var conference = await ActiveAsync(school);
        await school.AddErrorAsync("calls.forceFinish", code);
        await school.School.Clients.Conferences.EndConferenceAsync(new() { Name = conference.Name, RequestId = school.School.NextRequest() });

        await Eventually.ReadAsync(
            async () => await school.School.Clients.Conferences.GetConferenceAsync(new() { Name = conference.Name }), read => read.State == ConferenceState.Ended, LivingSchool.Soon);
    }));

    [Fact]
    public Task AlreadySo_AChatThatIsGone_CountsAsClosed() => Task.WhenAll(ChatIsGone.Select(async code =>
    {
        var school = await TroubledSchool.OpenAsync(deployment, "closed");
        var chat = await school.School.CreateAsync(new Chat { Type = ChatType.Other, Title = "Кружок" });
        await school.ChatAsync(made => made.PlatformState == ChatPlatformState.InStep, "Кружок");
        await school.AddErrorAsync("messages.deleteConversation", code);
        await school.School.Clients.Chats.DeleteChatAsync(new DeleteChatRequest { Name = chat.Name, RequestId = school.School.NextRequest() });

        await Eventually.HoldsAsync(async () => (await school.School.ChatsThereAsync()).All(there => there.Title != "Кружок"), LivingSchool.Soon);
        Assert.Equal(PlatformTrouble.Unspecified, (await school.LaneAsync()).Trouble);
    }));

    [Fact]
    public Task ChatLost_IsMadeAgain_AndFilled() => Task.WhenAll(ChatIsLost.Select(async code =>
    {
        var school = await TroubledSchool.OpenAsync(deployment, "lost");
        await school.AddErrorAsync(TroubledSchool.AddUser, code);
        await school.School.LinkAsync("anna");

        await school.MemberAsync("anna", member => member.PlatformState == MemberPlatformState.Joined);
        await school.ChatAsync(chat => chat is { PlatformState: ChatPlatformState.InStep, Trouble: PlatformTrouble.Unspecified });
        var made = (await school.School.ChatsThereAsync()).Where(chat => chat.Title == TroubledSchool.Class).ToArray();
        Assert.Equal([false, true], made.OrderBy(chat => chat.Id).Select(chat => chat.Has(school.School.User("anna"))));
    }));

    private static async Task<Conference> ActiveAsync(TroubledSchool school)
    {
        var schedule = LocalSchedule.In(LivingSchool.Zone, TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(30));
        var conference = await school.School.Clients.Conferences.CreateConferenceAsync(new CreateConferenceRequest
        {
            Parent = school.School.Name,
            RequestId = school.School.NextRequest(),
            Conference = new Conference
            {
                Type = ConferenceType.VideoCall,
                Title = "Час",
                Chat = (await school.School.ChatAsync(TroubledSchool.Class)).Name,
                Date = schedule.Date,
                LocalStart = schedule.StartTime,
                LocalEnd = schedule.EndTime,
            },
        });
        return await Eventually.ReadAsync(
            async () => await school.School.Clients.Conferences.GetConferenceAsync(new() { Name = conference.Name }), read => read.State == ConferenceState.Active, TimeSpan.FromSeconds(30));
    }
}
