using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Paging;
using Sferum.UnitTests.Requests;
using Sferum.V1;
using Xunit;
using Domain = Sferum.Grains.Schools;

namespace Sferum.UnitTests.Schools;

/// <summary>Imports, their plans and approvals between the contract and the grains.</summary>
public sealed class RosterPlansFacadeTests
{
    private const string Import = "schools/7/rosterImports/x1";

    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Noon);
    private readonly StandInGrains _grains = new();

    public RosterPlansFacadeTests() => _grains.Nothing<SchoolSnapshot>("ISchoolGrain.GetAsync");

    [Fact]
    public async Task Replace_WhenItIsOnlyPlanned_SendsEveryWish()
    {
        ImportRoster? sent = null;
        _grains.On("IRosterImportGrain.ImportAsync", (ImportRoster command) =>
        {
            sent = command;
            return (Outcome<RosterImportSnapshot>)Snapshot("x1");
        });

        await Service.ReplaceRoster(Request(request => (request.ValidateOnly, request.PlanDigest, request.ApproveRemovals, request.RollOver) = (true, "d", true, true)), new FakeCall());

        Assert.Equal((true, "d", true, true), (sent!.ValidateOnly, sent.PlanDigest, sent.ApproveRemovals, sent.RollOver));
    }

    [Theory]
    [InlineData(RefusalReason.PlanChanged, "", "")]
    [InlineData(RefusalReason.UnknownClass, "students[3].school_class", "roster.students[3].school_class")]
    [InlineData(RefusalReason.AdministratorRequired, "facts.sferum_administrator", "facts.sferum_administrator")]
    [InlineData(RefusalReason.PlanChanged, "plan_digest", "plan_digest")]
    public async Task Replace_WhenTheGrainRefuses_NamesTheFieldOfTheRequest(RefusalReason reason, string field, string shown)
    {
        _grains.On("IRosterImportGrain.ImportAsync", (ImportRoster _) => (Outcome<RosterImportSnapshot>)Refusal.Of(reason, field));

        var error = await RefusedAsync(() => Service.ReplaceRoster(Request(), new FakeCall()));

        Assert.Equal(shown, error.Metadata.GetValueOrDefault("field", ""));
    }

    [Fact]
    public async Task Get_WhenRemovalsAreWithheld_SaysWhyAsAStatusForPeople()
    {
        var withholding = new Refusal(RefusalReason.RemovalsWithheld)
        {
            Facts = new Dictionary<string, string> { ["removals"] = "12", ["class_people_limit"] = "10" },
            Subjects = ["schools/7/classes/5a"],
        };
        _grains.On("IRosterImportGrain.GetAsync", (string id) => (Outcome<RosterImportSnapshot>)(Snapshot(id) with
        {
            Stage = RosterImportStage.AppliedRemovalsWithheld,
            Withholding = withholding,
            Summary = new() { ChatsChanged = 1, MembersAdded = 2, MembersRemoved = 3, RemovalsWithheld = 4, UnlinkedMembersAdded = 5 },
        }));

        var import = await Service.GetRosterImport(new() { Name = Import }, new FakeCall());

        Assert.Equal((Import, RosterImportState.AppliedRemovalsWithheld), (import.Name, import.State));
        Assert.Equal((int)StatusCode.FailedPrecondition, import.Withholding.Code);
        Assert.Equal(("REMOVALS_WITHHELD", "12"), (import.Withholding.GetDetail<ErrorInfo>()!.Reason, import.Withholding.GetDetail<ErrorInfo>()!.Metadata["removals"]));
        Assert.Contains("12", import.Withholding.GetDetail<LocalizedMessage>()!.Message, StringComparison.Ordinal);
        Assert.Equal("schools/7/classes/5a", import.Withholding.GetDetail<PreconditionFailure>()!.Violations.Single().Subject);
        Assert.Equal((1, 2, 3, 4, 5), (import.Summary.ChatsChanged, import.Summary.MembersAdded, import.Summary.MembersRemoved, import.Summary.RemovalsWithheld, import.Summary.UnlinkedMembersAdded));
    }

    [Fact]
    public async Task Approve_WhenAsked_SendsDigestAndActor()
    {
        ApproveRemovals? sent = null;
        _grains.On("IRosterImportGrain.ApproveAsync", (ApproveRemovals command) =>
        {
            sent = command;
            return (Outcome<RosterImportSnapshot>)Snapshot("x1");
        });

        await Service.ApproveRosterRemovals(new() { Name = Import, PlanDigest = "d", RequestId = "a", ActingAccount = "accounts/head" }, new FakeCall());

        Assert.Equal(("x1", "d", new AccountId("head"), "a"), (sent!.Import, sent.PlanDigest, sent.Actor!.Value, sent.Request.Id));
    }

    [Theory]
    [InlineData(RefusalReason.NotFound, "name")]
    [InlineData(RefusalReason.NoRemovalsWithheld, "")]
    public async Task Approve_WhenTheGrainRefuses_SaysSo(RefusalReason reason, string field)
    {
        _grains.On("IRosterImportGrain.ApproveAsync", (ApproveRemovals _) => (Outcome<RosterImportSnapshot>)Refusal.Of(reason));

        var error = await RefusedAsync(() => Service.ApproveRosterRemovals(new() { Name = Import, PlanDigest = "d", RequestId = "a" }, new FakeCall()));

        Assert.Equal(field, error.Metadata.GetValueOrDefault("field", ""));
    }

    [Fact]
    public async Task ListImports_WhenPaged_GivesEachOnce()
    {
        _grains.On("ISchoolGrain.GetAsync", (CancellationToken _) => (Outcome<SchoolSnapshot>)new SchoolSnapshot
        {
            Id = new("7"),
            Title = "Школа",
            TimeZone = "Europe/Samara",
            Settings = new(),
            CreateTime = Noon,
            UpdateTime = Noon,
            Etag = "1",
        });
        var all = Enumerable.Range(0, 5).Select(i => Snapshot($"x{i}")).ToArray();
        _grains.OnPage("IRosterImportGrain.ListAsync", (skip, take) => new RosterImportPage([.. all.Skip(skip).Take(take)], all.Length));
        var request = new ListRosterImportsRequest { Parent = "schools/7", PageSize = 2 };
        var names = new List<string>();
        do
        {
            var page = await Service.ListRosterImports(request, new FakeCall());
            Assert.Equal(5, page.TotalSize);
            names.AddRange(page.RosterImports.Select(import => import.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(all.Select(import => $"schools/7/rosterImports/{import.Id}"), names);
    }

    [Fact]
    public async Task ListPlan_WhenFiltered_AsksForJustThatAndShowsAllOfALine()
    {
        RosterPlanQuery? asked = null;
        var line = new RosterPlanLine
        {
            Action = Domain.RosterPlanAction.MemberRemoved,
            Resource = "schools/7/people/anna",
            Title = "Ёлкина Анна",
            Chat = new ChatId(new("7"), "class-5a"),
            ChatTitle = "5 А",
            Before = "участник",
            Withheld = true,
        };
        _grains.On("IRosterImportGrain.ReadPlanAsync", (RosterPlanQuery query) =>
        {
            asked = query;
            return (Outcome<RosterPlanPage>)new RosterPlanPage([line], 3);
        });
        var request = new ListRosterPlanEntriesRequest
        {
            Parent = Import,
            Action = V1.RosterPlanAction.MemberRemoved,
            Chat = "schools/7/chats/class-5a",
            WithheldOnly = true,
            UnlinkedOnly = true,
            PageSize = 1,
        };

        var page = await Service.ListRosterPlanEntries(request, new FakeCall());

        Assert.Equal(
            new RosterPlanQuery { Import = "x1", Action = Domain.RosterPlanAction.MemberRemoved, Chat = line.Chat, WithheldOnly = true, UnlinkedOnly = true, Skip = 0, Take = 1 }, asked);
        Assert.Equal(
            new RosterPlanEntry
            {
                Action = V1.RosterPlanAction.MemberRemoved,
                Resource = line.Resource,
                Title = line.Title,
                Chat = request.Chat,
                ChatTitle = "5 А",
                Before = "участник",
                Withheld = true,
            },
            page.Entries.Single());
        request.PageToken = page.NextPageToken;
        await Service.ListRosterPlanEntries(request, new FakeCall());
        Assert.Equal(1, asked!.Skip);
        request.WithheldOnly = false;
        Assert.Equal("PAGE_TOKEN_INVALID", (await RefusedAsync(() => Service.ListRosterPlanEntries(request, new FakeCall()))).Reason);
    }

    [Theory]
    [InlineData("schools/7", "", "INVALID_NAME", "parent")]
    [InlineData(Import, "chats/1", "INVALID_NAME", "chat")]
    [InlineData(Import, "schools/8/chats/1", "NOT_FOUND", "chat")]
    public async Task ListPlan_WhenANameIsWrong_NamesTheField(string parent, string chat, string reason, string field)
    {
        var error = await RefusedAsync(() => Service.ListRosterPlanEntries(new() { Parent = parent, Chat = chat }, new FakeCall()));

        Assert.Equal((reason, field), (error.Reason, error.Metadata["field"]));
    }

    private GrpcHost.Schools.RosterService Service => new(_grains.Factory, new PageTokens(_time), _time);

    private static RosterImportSnapshot Snapshot(string id) => new() { Id = id, Stage = RosterImportStage.Applied, Summary = new(), CreateTime = Noon };

    private static ReplaceRosterRequest Request(Action<ReplaceRosterRequest>? change = null)
    {
        var request = new ReplaceRosterRequest { School = "schools/7", RequestId = "r", Facts = new() { Title = "Школа", TimeZone = "Europe/Samara" }, Roster = new() };
        change?.Invoke(request);
        return request;
    }

    private static async Task<ErrorInfo> RefusedAsync<T>(Func<Task<T>> call) => (await Assert.ThrowsAsync<RpcException>(call)).GetRpcStatus()!.GetDetail<ErrorInfo>()!;
}
