using System.Globalization;
using Grpc.Core;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>Types and chats (C2, C4), who takes part (C7) and who gets the link (C10), on both sides.</summary>
public sealed class ConferencePeopleTests(SharedDeployment deployment) : IClassFixture<SharedDeployment>
{
    [Fact]
    public async Task C2_C4_BothTypes_AreHeldInTheirChatsOnTheSferumSide()
    {
        var (school, conferences) = await OpenAsync("head", "ivan", "lev");
        await school.ShowsAsync("6 Б", "head* lev", "head* lev");
        var when = LivingConferences.Soon(minutes: 10);
        var lesson = await conferences.PlanAsync("5 А", when, r => r.Conference.Type = ConferenceType.OnlineLesson);
        var call = await conferences.PlanAsync("6 Б", when);
        Assert.Equal((ConferenceType.OnlineLesson, ConferenceType.VideoCall), (lesson.Type, call.Type));
        Assert.Equal((ChatType.Class, "6 Б"), (call.ChatType, call.ChatTitle));

        await conferences.UntilAsync(lesson, ConferenceState.Active);
        await conferences.UntilAsync(call, ConferenceState.Active);

        var chats = await Task.WhenAll((await conferences.CallsAsync()).Select(conferences.ChatOfAsync));
        Assert.Equal(["5 А", "6 Б"], chats.Order(StringComparer.Ordinal));
        await conferences.EndAsync(lesson);
        await conferences.EndAsync(call);
    }

    [Fact]
    public async Task C7_Participants_AreTheChatsUntilEditedByHand()
    {
        var (school, conferences) = await OpenAsync("head", "ivan", "lev", "petr");
        var planned = await conferences.PlanAsync("5 А", LivingConferences.Soon(minutes: 10), r =>
        {
            r.AddParticipants.Add(school.Account("lev"));
            r.RemoveParticipants.Add(school.Account("anna"));
        });
        Assert.Equal((4, true), (planned.ParticipantCount, planned.ParticipantsEdited));
        Assert.Equal([PersonKind.Staff, PersonKind.Student], planned.ParticipantKinds);
        Assert.Equal(["head", "ivan", "lev", "olga"], await PeopleAsync(school, planned));
        Assert.Equal(["head", "olga"], await PeopleAsync(school, planned, PersonKind.Staff));

        // The rest follows the chat live; the Sferum administrator stays; a blocked one is marked.
        await school.ApplyAsync(
            new RosterChange { StudentEnrolled = new StudentEnrolled { Student = school.Student("nina", "5a") } },
            new RosterChange { PersonBlocked = new PersonBlocked { Account = school.Account("ivan") } });
        await Eventually.ReadAsync(() => PeopleAsync(school, planned), people => people.SequenceEqual(["head", "ivan", "lev", "nina", "olga"]), LivingSchool.Soon);
        Assert.True((await ListAsync(school, planned)).Single(p => p.Account == school.Account("ivan")).Blocked);
        await LivingSchool.RefusedAsync(() => UpdateAsync(school, planned, remove: "head"), ErrorReason.AdministratorNotRemovable);
        await UpdateAsync(school, planned, add: "petr", remove: "lev");

        await conferences.UntilAsync(planned, ConferenceState.Active);
        var call = Assert.Single(await conferences.CallsAsync());
        Assert.Equal(call.JoinLink, (await conferences.JoinAsync(planned, "petr")).JoinUri);
        await LivingSchool.RefusedAsync(() => conferences.JoinAsync(planned, "lev"), ErrorReason.NotAParticipant);
        await LivingSchool.RefusedAsync(() => conferences.JoinAsync(planned, "ivan"), ErrorReason.Blocked);
        await conferences.EndAsync(planned);
    }

    [Fact]
    public async Task C7_Parents_AreOfVideoCallsInTheirChatAlone()
    {
        var (school, conferences) = await OpenAsync("head", "mama");
        var when = LivingConferences.Soon(minutes: 10);
        Action<CreateConferenceRequest> withPapa = r => r.AddParticipants.Add(school.Account("papa"));
        await conferences.RefusedAsync("5 А", when, ErrorReason.ParticipantKindNotAllowed, "add_participants[0]", withPapa);
        await conferences.RefusedAsync("5 А Родители", when, ErrorReason.ParticipantKindNotAllowed, "add_participants[0]", withPapa + (r => r.Conference.Type = ConferenceType.OnlineLesson));
        var lesson = await conferences.PlanAsync("5 А Родители", LivingConferences.Later(minutes: 60), r => r.Conference.Type = ConferenceType.OnlineLesson);
        Assert.DoesNotContain(PersonKind.Parent, lesson.ParticipantKinds);
        Assert.DoesNotContain("mama", await PeopleAsync(school, lesson));

        var planned = await conferences.PlanAsync("5 А Родители", when);
        Assert.Contains(PersonKind.Parent, planned.ParticipantKinds);
        Assert.Equal(["mama", "papa"], await PeopleAsync(school, planned, PersonKind.Parent));
        await conferences.UntilAsync(planned, ConferenceState.Active);
        Assert.Equal(Assert.Single(await conferences.CallsAsync()).JoinLink, (await conferences.JoinAsync(planned, "mama")).JoinUri);
        await LivingSchool.RefusedAsync(() => conferences.JoinAsync(planned, "papa"), ErrorReason.AccountNotLinked);
        await conferences.EndAsync(planned);
    }

    [Fact]
    public async Task C10_Link_IsForParticipantsWhileActive()
    {
        var (school, conferences) = await OpenAsync("head", "ivan", "lev");
        var planned = await conferences.PlanAsync("5 А", LivingConferences.Soon(minutes: 10));
        var early = await LivingSchool.RefusedAsync(() => conferences.JoinAsync(planned, "ivan"), ErrorReason.ConferenceNotStarted);
        var start = early.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Metadata["start_time"];
        Assert.Equal(planned.StartTime.ToDateTimeOffset(), DateTimeOffset.Parse(start, CultureInfo.InvariantCulture));
        await LivingSchool.RefusedAsync(() => conferences.JoinAsync(planned, "lev"), ErrorReason.NotAParticipant);

        var active = await conferences.UntilAsync(planned, ConferenceState.Active);
        var call = Assert.Single(await conferences.CallsAsync());
        Assert.All(await Task.WhenAll(conferences.JoinAsync(planned, "ivan"), conferences.JoinAsync(planned, "head")), door => Assert.Equal((call.JoinLink, planned.EndTime), (door.JoinUri, door.EndTime)));
        await school.KillAndStartAsync();
        Assert.Equal(call.JoinLink, (await conferences.JoinAsync(planned, "ivan")).JoinUri);
        await LivingSchool.RefusedAsync(() => conferences.JoinAsync(planned, "anna"), ErrorReason.AccountNotLinked);
        await LivingSchool.RefusedAsync(() => conferences.JoinAsync(planned, "lev"), ErrorReason.NotAParticipant);
        Assert.DoesNotContain(call.JoinLink, active.ToString(), StringComparison.Ordinal);
        await LivingSchool.RefusedAsync(
            () => school.Clients.Conferences.JoinConferenceAsync(new() { Name = planned.Name }).ResponseAsync, ErrorReason.ActingAccountRequired);

        await conferences.EndAsync(planned);
        Assert.NotNull(Assert.Single(await conferences.CallsAsync()).FinishedAt);
        await LivingSchool.RefusedAsync(() => conferences.JoinAsync(planned, "ivan"), ErrorReason.ConferenceOver);
    }

    [Fact]
    public async Task B12_C4_Deleted_AChatTakesItsConferencesAlongUnlessOneIsActive()
    {
        var (school, conferences) = await OpenAsync("head", "ivan");
        var club = await school.CreateAsync(new Chat { Type = ChatType.Other, Title = "Кружок" }, "ivan");
        await school.ShowsAsync("Кружок", "head* ivan", "head* ivan");
        var (active, later) = (await conferences.PlanAsync("Кружок", LivingConferences.Soon(minutes: 10)), await conferences.PlanAsync("Кружок", LivingConferences.Later(minutes: 60)));
        await conferences.UntilAsync(active, ConferenceState.Active);
        var request = new DeleteChatRequest { Name = club.Name, RequestId = school.NextRequest() };
        await LivingSchool.RefusedAsync(() => school.Clients.Chats.DeleteChatAsync(request).ResponseAsync, ErrorReason.ChatHasActiveConference);
        await conferences.EndAsync(active);

        Assert.Equal(1, (await school.Clients.Chats.DeleteChatAsync(request)).CancelledConferenceCount);
        await school.KillAndStartAsync();

        Assert.Equal(ConferenceStateReason.ChatDeleted, (await conferences.UntilAsync(later, ConferenceState.Cancelled)).StateReason);
        await school.ShowsAsync("Кружок", LivingSchool.NoChat, LivingSchool.NoChat);
        Assert.NotNull(Assert.Single(await conferences.CallsAsync()).FinishedAt);
    }

    private async Task<(LivingSchool School, LivingConferences Conferences)> OpenAsync(params string[] linked)
    {
        var school = await deployment.NewSchool("people").OpenAsync();
        await school.LinkAsync(linked);
        await school.ShowsAsync("5 А", "head* olga* ivan anna", string.Join(' ', linked.Where(person => person is "head" or "ivan").Select(person => person == "head" ? "head*" : person)));
        return (school, new LivingConferences(school));
    }

    private static Task<Conference> UpdateAsync(LivingSchool school, Conference conference, string add = "", string remove = "")
    {
        var request = new UpdateConferenceRequest { Conference = new() { Name = conference.Name }, RequestId = school.NextRequest() };
        request.AddParticipants.AddRange(add.Length == 0 ? [] : [school.Account(add)]);
        request.RemoveParticipants.AddRange(remove.Length == 0 ? [] : [school.Account(remove)]);
        return school.Clients.Conferences.UpdateConferenceAsync(request).ResponseAsync;
    }

    private static async Task<IReadOnlyList<ConferenceParticipant>> ListAsync(LivingSchool school, Conference conference, PersonKind kind = PersonKind.Unspecified) =>
        (await school.Clients.Conferences.ListConferenceParticipantsAsync(new() { Parent = conference.Name, Kind = kind })).Participants;

    private static async Task<string[]> PeopleAsync(LivingSchool school, Conference conference, PersonKind kind = PersonKind.Unspecified) =>
        [.. (await ListAsync(school, conference, kind)).Select(participant => school.Person(participant.Account)).Order(StringComparer.Ordinal)];
}
