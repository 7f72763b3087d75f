using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Guide;

/// <summary>«Behind the windows: operators».</summary>
internal sealed partial class GuideWalk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private IReadOnlyList<GuideStep> OperatorSteps =>
    [
        new("Is the school in step on the Sferum side", InStepAsync),
        new("Which starts or ends are late?", LateAsync),
        new("Why is a school slow?", SlowAsync),
        new("Did somebody change a chat in the messenger?", ChangedThereAsync),
        new("The administrator left with a dead link", DeadLinkAsync),
        new("Who changed this?", WhoAsync),
        new("A person or school wants to be forgotten", ForgottenSchoolAsync),
    ];

    private async Task InStepAsync()
    {
        var state = await UntilAsync(
            async () => await _calls.Operations.GetSchoolSyncStateAsync(new() { School = school.Name }), seen => seen.HeldUpChatCount + seen.CatchingUpChatCount == 0, "all chats are in step");
        Assert.Equal((LinkState.Linked, PlatformTrouble.Unspecified), (state.AdministratorLinkState, state.Trouble));
        await UntilAsync(() => ChatsAsync(request => request.TroubleOnly = true), page => page.TotalSize == 0, "no chat is in trouble");
        await UntilAsync(async () => await _calls.Operations.ListOwedWorkAsync(new() { School = school.Name }), page => page.TotalSize == 0, "nothing is owed");
    }

    private async Task LateAsync()
    {
        Assert.Empty((await _calls.Operations.ListStuckConferencesAsync(new() { School = school.Name, MinimumLateness = new Duration() })).Conferences);
        await school.Sandbox.AddFaultAsync(new SandboxFault("drop_after") { Method = "calls.start", UserId = school.User("head") });
        var conference = await PlanAsync("5 А", LivingConferences.Soon(minutes: 10));
        await Conferences.UntilAsync(conference, ConferenceState.Active);
        var orphan = (await UntilAsync(async () => await _calls.Operations.ListOrphanCallsAsync(new() { School = school.Name }), page => page.TotalSize == 1, "an orphan")).OrphanCalls[0];
        Assert.Equal(conference.Name, orphan.Conference);
        Assert.True((await _calls.Operations.ResolveOrphanCallAsync(new() { Name = orphan.Name, Note = "ended by hand", RequestId = school.NextRequest() })).Resolved);
        await Conferences.EndAsync(conference);
    }

    private async Task SlowAsync()
    {
        var lane = Assert.Single((await _calls.Operations.ListLanesAsync(new() { School = school.Name })).Lanes);
        Assert.Equal([school.Name], (await _calls.Operations.GetLaneAsync(new() { Name = lane.Name })).Schools);
        await _calls.Operations.RetryNowAsync(new() { Names = { school.Name, lane.Name }, RequestId = school.NextRequest() });
    }

    private async Task ChangedThereAsync()
    {
        var head = school.User("head");
        var there = Assert.Single(await school.ChatsThereAsync(), chat => chat.Title == "5 А");
        await school.Sandbox.CallAsync(
            await school.Sandbox.TokenAsync(head), "messages.editChat", ("chat_id", there.Members.Single(member => member.UserId == head).ChatId), ("title", "Болталка"));
        var chat = await ChatName("5 А");
        var found = await _calls.Operations.CheckDriftAsync(new() { Name = chat, Repair = true, RequestId = school.NextRequest() });
        Assert.Equal(DriftKind.TitleDiffers, Assert.Single(found.Findings).Kind);
        Assert.Equal(1, (await _calls.Operations.ListDriftFindingsAsync(new() { Parent = school.Name, Chat = chat })).TotalSize);
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga* ivan");
    }

    private async Task DeadLinkAsync()
    {
        await school.Sandbox.AddFaultAsync(new SandboxFault("error") { UserId = school.User("head"), Code = 17, Count = 1_000 });
        await school.ApplyAsync(new RosterChange { SferumAdministratorChanged = new() { Account = school.Account("olga") } });
        await school.LinkAgainAsync("olga");
        var waiting = await Eventually.ReadAsync(
            () => ChatsAsync(request => request.TroubleOnly = true), page => page.Chats.Count > 5 && page.Chats.All(chat => chat.Trouble == PlatformTrouble.OperatorNeeded), Patience, what: "chats wait for an operator");
        Assert.Equal(waiting.TotalSize, (await _calls.Operations.RecreateChatsAsync(new() { School = school.Name, RequestId = school.NextRequest() })).ChatCount);
        await Eventually.ReadAsync(() => ChatsAsync(request => request.TroubleOnly = true), page => page.TotalSize == 0, Patience, what: "chats made again, closed ones given up");
        await school.Sandbox.ClearFaultsAsync();
    }

    private async Task WhoAsync()
    {
        var chat = await ChatName("Совет");
        var entries = (await _calls.Operations.ListAuditEntriesAsync(new() { Parent = school.Name, Resource = chat })).Entries;
        Assert.Contains(entries, entry => entry.Action.EndsWith("CreateChat", StringComparison.Ordinal) && entry.Caller.Length > 0);
    }

    private async Task ForgottenSchoolAsync()
    {
        var planned = await _calls.Operations.ErasePersonAsync(new() { Account = school.Account("anna"), Confirm = school.Account("anna"), RequestId = school.NextRequest(), ValidateOnly = true });
        Assert.True(planned is { State: ErasureState.Planned, ChatCount: > 0 });
        var person = await _calls.Operations.ErasePersonAsync(new() { Account = school.Account("anna"), Confirm = school.Account("anna"), RequestId = school.NextRequest() });
        await ErasedAsync(person.Name);

        var kept = await ExportAsync();
        Assert.DoesNotContain(kept, item => item.Person?.Account == school.Account("anna"));
        Assert.Equal(
            [ExportSchoolResponse.ItemOneofCase.School, ExportSchoolResponse.ItemOneofCase.Person, ExportSchoolResponse.ItemOneofCase.SchoolClass, ExportSchoolResponse.ItemOneofCase.Group, ExportSchoolResponse.ItemOneofCase.Lesson,
                ExportSchoolResponse.ItemOneofCase.Chat, ExportSchoolResponse.ItemOneofCase.Conference, ExportSchoolResponse.ItemOneofCase.Link, ExportSchoolResponse.ItemOneofCase.AuditEntry],
            kept.Select(item => item.ItemCase).Distinct());
        await ErasedAsync((await _calls.Operations.EraseSchoolAsync(new() { School = school.Name, Confirm = school.Name, RequestId = school.NextRequest() })).Name);
        await RefusedAsync(() => _calls.Schools.GetSchoolAsync(new() { Name = school.Name }).ResponseAsync, ErrorReason.NotFound);
    }

    private Task<Erasure> ErasedAsync(string erasure) =>
        Eventually.ReadAsync(() => _calls.Operations.GetErasureAsync(new() { Name = erasure }).ResponseAsync, seen => seen.State == ErasureState.Erased, Patience, what: "erased");

    private async Task<List<ExportSchoolResponse>> ExportAsync()
    {
        using var call = _calls.Operations.ExportSchool(new() { School = school.Name });
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }
}
