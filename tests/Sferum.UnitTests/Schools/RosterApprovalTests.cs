using System.Net;
using System.Text;
using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using Sferum.Testing;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Schools;

/// <summary>Plans, withheld removals and changes as a caller sees them, over real gRPC and JSON.</summary>
public sealed class RosterApprovalTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private static int _schools;

    private SferumUnderTest Sferum => service.Sferum;

    private RosterService.RosterServiceClient Rosters => new(Sferum.Channel);

    private SchoolService.SchoolServiceClient Schools => new(Sferum.Channel);

    [Fact]
    public async Task Replace_WhenOnlyPlannedAndThenAppliedByItsDigest_DoesJustWhatThePlanSaid()
    {
        var school = NewSchool();
        var plan = await Rosters.ReplaceRosterAsync(school.Request("look", r => r.ValidateOnly = true));
        Assert.Equal(RosterImportState.Validated, plan.State);
        Assert.Equal("NOT_FOUND", await ReasonAsync(Schools.GetSchoolAsync(new() { Name = school.Name })));
        Assert.Equal((14, 2, 5, 20, 0), (plan.Summary.PeopleAdded, plan.Summary.ClassesAdded, plan.Summary.ChatsCreated, plan.Summary.UnlinkedMembersAdded, plan.Summary.MembersRemoved));
        var first = await EntriesAsync(new() { Parent = plan.Name, PageSize = 7 });
        Assert.Equal(RosterPlanAction.SchoolChanged, first[0].Action);
        Assert.Equal(1 + 14 + 2 + 5 + plan.Summary.MembersAdded, first.Count);
        Assert.Equal(12, (await EntriesAsync(new() { Parent = plan.Name, Chat = school.Chat("class-5a"), UnlinkedOnly = true })).Count);

        var import = await Rosters.ReplaceRosterAsync(school.Request("apply", r => r.PlanDigest = plan.PlanDigest));

        Assert.Equal((RosterImportState.Applied, plan.PlanDigest, plan.Summary), (import.State, import.PlanDigest, import.Summary));
        Assert.Equal(first, await EntriesAsync(new() { Parent = import.Name, PageSize = 500 }));
        var again = await Rosters.ReplaceRosterAsync(school.Request("again"));
        Assert.Equal(new RosterPlanSummary(), again.Summary);
        Assert.Equal(again, await Rosters.ReplaceRosterAsync(school.Request("again")));
        Assert.Equal("REQUEST_ID_REUSED", await ReasonAsync(Rosters.ReplaceRosterAsync(school.With("new").Request("again"))));
        Assert.Equal([again.Name, import.Name], (await Rosters.ListRosterImportsAsync(new() { Parent = school.Name, State = RosterImportState.Applied })).RosterImports.Select(i => i.Name));
    }

    [Fact]
    public async Task Replace_WhenTheSchoolHasChangedSince_AnswersPlanChangedAndChangesNothing()
    {
        var school = NewSchool();
        await Rosters.ReplaceRosterAsync(school.Request("r1"));
        var plan = await Rosters.ReplaceRosterAsync(school.With("new").Request("look", r => r.ValidateOnly = true));
        await ApplyAsync(school, new RosterChange { PersonBlocked = new() { Account = school.Account("s5") } });

        var error = await RefusedAsync(Rosters.ReplaceRosterAsync(school.Request("r2", r => r.PlanDigest = plan.PlanDigest)));

        Assert.Equal((StatusCode.Aborted, "PLAN_CHANGED"), (error.StatusCode, Info(error).Reason));
        var now = await Rosters.ReplaceRosterAsync(school.Request("look-again", r => r.ValidateOnly = true));
        Assert.Equal(now.PlanDigest, Info(error).Metadata["plan_digest"]);
        Assert.Equal((1, 1), (now.Summary.PeopleAdded, now.Summary.PeopleChanged));
        Assert.Equal(RosterImportState.Applied, (await Rosters.ReplaceRosterAsync(school.Request("r2", r => r.PlanDigest = now.PlanDigest))).State);
    }

    [Fact]
    public async Task Replace_WhenTooManyLeave_AddsAtOnceAndRemovesOnApproval()
    {
        var school = NewSchool();
        await Rosters.ReplaceRosterAsync(school.Request("r1"));
        school.Without("s0", "s1", "s2").With("new");

        var import = await Rosters.ReplaceRosterAsync(school.Request("r2"));

        Assert.Equal(RosterImportState.AppliedRemovalsWithheld, import.State);
        Assert.Equal(("REMOVALS_WITHHELD", "4"), (import.Withholding.GetDetail<ErrorInfo>()!.Reason, import.Withholding.GetDetail<ErrorInfo>()!.Metadata["removals"]));
        Assert.Equal((1, 4, 4, 4), (import.Summary.PeopleAdded, import.Summary.PeopleRemoved, import.Summary.MembersRemoved, import.Summary.RemovalsWithheld));
        Assert.Equal(13, await MembersAsync(school.Chat("class-5a")));
        Assert.Equal(import, await Rosters.GetRosterImportAsync(new() { Name = import.Name }));
        Assert.Equal(
            ["accounts", "schools"],
            (await EntriesAsync(new() { Parent = import.Name, WithheldOnly = true })).Select(e => e.Chat.Length == 0 ? "accounts" : "schools").Distinct());
        Assert.Equal("PLAN_CHANGED", await ReasonAsync(ApproveAsync(import.Name, new string('0', 64), "a0")));

        var approved = await ApproveAsync(import.Name, import.PlanDigest, "a1");

        Assert.Equal((RosterImportState.Applied, null), (approved.State, approved.Withholding));
        Assert.Equal(10, await MembersAsync(school.Chat("class-5a")));
        Assert.Equal(2, await MembersAsync(school.Chat("parents-5a")));
        Assert.Equal(approved, await ApproveAsync(import.Name, import.PlanDigest, "a1"));
        Assert.Equal("NO_REMOVALS_WITHHELD", await ReasonAsync(ApproveAsync(import.Name, import.PlanDigest, "a2")));
    }

    [Fact]
    public async Task Replace_WhenTheSameComesAgainWhileRemovalsWait_KeepsThemWaiting()
    {
        var school = NewSchool();
        await Rosters.ReplaceRosterAsync(school.Request("r1"));
        var first = await Rosters.ReplaceRosterAsync(school.Without("s0", "s1", "s2").Request("r2"));

        var second = await Rosters.ReplaceRosterAsync(school.Request("r3"));

        Assert.Equal(RosterImportState.AppliedRemovalsWithheld, second.State);
        Assert.Equal(RosterImportState.Superseded, (await Rosters.GetRosterImportAsync(new() { Name = first.Name })).State);
        Assert.Equal("NO_REMOVALS_WITHHELD", await ReasonAsync(ApproveAsync(first.Name, first.PlanDigest, "a1")));
        Assert.Equal(RosterImportState.Applied, (await ApproveAsync(second.Name, second.PlanDigest, "a2")).State);
        Assert.Equal(9, await MembersAsync(school.Chat("class-5a")));
    }

    [Fact]
    public async Task Replace_WhenRemovalsAreApprovedBeforehand_AppliesAll()
    {
        var school = NewSchool();
        await Rosters.ReplaceRosterAsync(school.Request("r1"));
        var plan = await Rosters.ReplaceRosterAsync(school.Without("s0", "s1", "s2").Request("look", r => r.ValidateOnly = true));
        Assert.Equal((RosterImportState.Validated, "REMOVALS_WITHHELD"), (plan.State, plan.Withholding.GetDetail<ErrorInfo>()!.Reason));

        var import = await Rosters.ReplaceRosterAsync(school.Request("r2", r => (r.PlanDigest, r.ApproveRemovals) = (plan.PlanDigest, true)));

        Assert.Equal((RosterImportState.Applied, 0), (import.State, import.Summary.RemovalsWithheld));
        Assert.Equal(9, await MembersAsync(school.Chat("class-5a")));
    }

    [Fact]
    public async Task Replace_WhenClassesRollOver_CountsOnlyWhoLeavesTheSchool()
    {
        var school = NewSchool();
        await Rosters.ReplaceRosterAsync(school.Request("r1"));
        school.Moved("s0", "s1", "s2", "s3", "s4");

        var planned = await Rosters.ReplaceRosterAsync(school.Request("look", r => r.ValidateOnly = true));
        var import = await Rosters.ReplaceRosterAsync(school.Request("r2", r => r.RollOver = true));

        Assert.Equal("5", planned.Withholding.GetDetail<ErrorInfo>()!.Metadata["removals"]);
        Assert.Equal((RosterImportState.Applied, null, planned.PlanDigest), (import.State, import.Withholding, import.PlanDigest));
        Assert.Equal((7, 7), (await MembersAsync(school.Chat("class-5a")), await MembersAsync(school.Chat("class-6a"))));
    }

    [Fact]
    public async Task Replace_WhenATransferIsWithheld_StaysInTheOldChatsUntilApproved()
    {
        var school = NewSchool();
        await Rosters.ReplaceRosterAsync(school.Request("r1"));

        var import = await Rosters.ReplaceRosterAsync(school.Moved("s0", "s1", "s2").Request("r2"));

        Assert.Equal((12, 5, 3, 2), (await MembersAsync(school.Chat("class-5a")), await MembersAsync(school.Chat("class-6a")), await MembersAsync(school.Chat("parents-5a")), await MembersAsync(school.Chat("parents-6a"))));
        await ApproveAsync(import.Name, import.PlanDigest, "a1");
        Assert.Equal((9, 5, 2, 2), (await MembersAsync(school.Chat("class-5a")), await MembersAsync(school.Chat("class-6a")), await MembersAsync(school.Chat("parents-5a")), await MembersAsync(school.Chat("parents-6a"))));
    }

    [Fact]
    public async Task Replace_WhenTwoComeAtOnce_TakesOneAndAsksTheOtherToComeAgain()
    {
        var school = NewSchool();
        var (one, two) = (school.Request("r1"), school.With("new").Request("r2"));

        var answers = await Task.WhenAll(AnswerAsync(one), AnswerAsync(two));

        var refused = Assert.Single(answers, error => error is not null)!;
        Assert.Equal((StatusCode.Aborted, "IMPORT_IN_PROGRESS"), (refused.StatusCode, Info(refused).Reason));
        Assert.Equal(5, refused.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.Seconds);
    }

    [Fact]
    public async Task Apply_WhenSomethingMakesNoSense_RefusesItAloneAndDoesTheRest()
    {
        var school = NewSchool();
        await Rosters.ReplaceRosterAsync(school.Request("r1"));

        var outcomes = await ApplyAsync(
            school,
            new() { StudentTransferred = new() { Account = school.Account("s0"), ToClass = school.Class("6a") } },
            new() { StudentTransferred = new() { Account = school.Account("s1"), ToClass = school.Class("9z") } },
            new() { ClassRenamed = new() { SchoolClass = school.Class("5a"), Title = "5 Б " } },
            new() { StudentExpelled = new() { Account = school.Account("nobody") } });

        Assert.Equal([true, false, true, false], outcomes.Select(o => o.Applied));
        Assert.Equal(("UNKNOWN_CLASS", "changes[1].student_transferred.to_class"), (Info(outcomes[1]).Reason, Info(outcomes[1]).Metadata["field"]));
        Assert.Equal("NOT_ENROLLED", Info(outcomes[3]).Reason);
        Assert.Equal(11, await MembersAsync(school.Chat("class-5a")));
        Assert.Equal("5 Б", (await Schools.GetClassAsync(new() { Name = school.Class("5a") })).Title);
    }

    [Fact]
    public async Task Apply_WhenSentAsJson_AnswersEachChangeWithItsError()
    {
        var school = NewSchool();
        await Rosters.ReplaceRosterAsync(school.Request("r1"));
        var body = $$$"""
            {"requestId":"j1","changes":[
              {"id":"1","personBlocked":{"account":"{{{school.Account("s0")}}}"} },
              {"id":"2","groupSaved":{"group":{"group":"{{{school.Name}}}/groups/g1","title":"15","subject":"Английский язык","schoolClasses":["{{{school.Class("5a")}}}"],"studentList":{"students":[]} } } },
              {"id":"3","personBlocked":{"account":"accounts/nobody"} }] }
            """;

        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Sferum.Http.PostAsync(new Uri($"v1/{school.Name}/roster:applyChanges", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var outcomes = json.RootElement.GetProperty("outcomes").EnumerateArray().ToArray();
        Assert.Equal([true, true, false], outcomes.Select(o => o.TryGetProperty("applied", out var applied) && applied.GetBoolean()));
        Assert.Contains("UNKNOWN_PERSON", outcomes[2].GetProperty("error").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_WhenReadAsJson_ShowsTheWithholding()
    {
        var school = NewSchool();
        await Rosters.ReplaceRosterAsync(school.Request("r1"));
        var import = await Rosters.ReplaceRosterAsync(school.Without("s0", "s1", "s2").Request("r2"));

        var shown = await Sferum.Http.GetStringAsync(new Uri($"v1/{import.Name}", UriKind.Relative));
        var entries = await Sferum.Http.GetStringAsync(new Uri($"v1/{import.Name}/planEntries?withheldOnly=true&pageSize=1", UriKind.Relative));

        Assert.Contains("REMOVALS_WITHHELD", shown, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(entries);
        Assert.Equal("ROSTER_PLAN_ACTION_PERSON_REMOVED", json.RootElement.GetProperty("entries")[0].GetProperty("action").GetString());
        Assert.NotEmpty(json.RootElement.GetProperty("nextPageToken").GetString()!);
    }

    private static SmallSchool NewSchool() => new($"r{Interlocked.Increment(ref _schools)}");

    private async Task<int> MembersAsync(string chat) =>
        (await new ChatService.ChatServiceClient(Sferum.Channel).ListChatMembersAsync(new() { Parent = chat })).TotalSize;

    private AsyncUnaryCall<RosterImport> ApproveAsync(string import, string digest, string request) =>
        Rosters.ApproveRosterRemovalsAsync(new() { Name = import, PlanDigest = digest, RequestId = request });

    private async Task<IReadOnlyList<RosterChangeOutcome>> ApplyAsync(SmallSchool school, params RosterChange[] changes)
    {
        var request = new ApplyRosterChangesRequest { School = school.Name, RequestId = Guid.NewGuid().ToString() };
        request.Changes.AddRange(changes.Select((change, i) => new RosterChange(change) { Id = $"{request.RequestId}-{i}" }));
        return (await Rosters.ApplyRosterChangesAsync(request)).Outcomes;
    }

    private async Task<IReadOnlyList<RosterPlanEntry>> EntriesAsync(ListRosterPlanEntriesRequest request)
    {
        var entries = new List<RosterPlanEntry>();
        do
        {
            var page = await Rosters.ListRosterPlanEntriesAsync(request);
            entries.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return entries;
    }

    private async Task<RpcException?> AnswerAsync(ReplaceRosterRequest request)
    {
        try
        {
            await Rosters.ReplaceRosterAsync(request);
            return null;
        }
        catch (RpcException error)
        {
            return error;
        }
    }

    private static async Task<RpcException> RefusedAsync<T>(AsyncUnaryCall<T> call) => await Assert.ThrowsAsync<RpcException>(async () => await call);

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => Info(await RefusedAsync(call)).Reason;

    private static ErrorInfo Info(RpcException error) => error.GetRpcStatus()!.GetDetail<ErrorInfo>()!;

    private static ErrorInfo Info(RosterChangeOutcome outcome) => outcome.Error.GetDetail<ErrorInfo>()!;
}
