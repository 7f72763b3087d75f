using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.ClusterTests.Schools;

/// <summary>Plans, removals that are withheld, and their approval, through the real grains.</summary>
public sealed class RosterRemovalsTests : IAsyncLifetime
{
    private static readonly SchoolId Id = new("7");

    private ClusterUnderTest _cluster = null!;

    private SchoolDriver School => new(_cluster, Id);

    private static RosterBuilder Before => RosterBuilder.Small().Students("5a", "s", 10).Class("6a", "6 А");

    // Three go to another class, one leaves, one comes.
    private static RosterBuilder After => Before.Without("s0").Without("s1").Without("s2").Without("s3").Student("s1", "6a").Student("s2", "6a").Student("s3", "6a").Student("new", "5a");

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask();

    [Fact]
    public async Task Import_WhenTheSameComesAgain_WritesNothingButItself()
    {
        await School.ImportAsync(Before.Build(), "r1");
        await School.QuietAsync();
        var writes = _cluster.Faults.Writes;

        var import = await School.ImportAsync(Before.Build(), "r2");

        Assert.Equal(new RosterSummary(), import.Summary);
        Assert.Equal(1, _cluster.Faults.Writes - writes);
    }

    [Fact]
    public async Task Import_WhenTooManyLeave_AddsAtOnceAndRemovesOnApproval()
    {
        await School.ImportAsync(Before.Build(), "r1");

        var import = await WithheldAsync();

        Assert.Equal(("4", "1"), (import.Withholding!.Facts["removals"], import.Withholding.Facts["school_removals"]));
        Assert.Equal(15, (await School.ClassChatAsync("5a")).Length);
        Assert.Equal(4, (await School.ClassChatAsync("6a")).Length);
        Assert.Equal(4, (await School.PlanAsync(new() { Import = import.Id, WithheldOnly = true, Action = RosterPlanAction.MemberRemoved })).Count);

        var approved = (await School.ApproveAsync(import, "a1")).Value!;

        Assert.Equal((RosterImportStage.Applied, null), (approved.Stage, approved.Withholding));
        Assert.Equal(11, (await School.ClassChatAsync("5a")).Length);
        Assert.DoesNotContain(await School.PeopleAsync(), p => p.Account.Segment == "s0");
        Assert.Equal(approved, (await School.ApproveAsync(import, "a1")).Value);
        Assert.Equal(RefusalReason.NoRemovalsWithheld, (await School.ApproveAsync(import, "a2")).Refusal?.Reason);
    }

    [Theory]
    [InlineData("roster-import", WriteFault.LostAfter)]
    [InlineData("school-class", WriteFault.LostBefore)]
    [InlineData("people-segment", WriteFault.Refused)]
    public Task Import_WhenAWriteFailsWhileRemovalsAreWithheld_EndsAtTheSameSchool(string state, WriteFault fault) => FailAsync(state, fault);

    [Theory]
    [Trait("tier", "long")]
    [InlineData("roster-part", WriteFault.LostAfter)]
    [InlineData("chat", WriteFault.LostAfter)]
    [InlineData("structure-segment", WriteFault.LostAfter)]
    public Task Import_WhenAnotherWriteFailsWhileRemovalsAreWithheld_EndsAtTheSameSchool(string state, WriteFault fault) => FailAsync(state, fault);

    private async Task FailAsync(string state, WriteFault fault)
    {
        await School.ImportAsync(Before.Build(), "r1");
        _cluster.Faults.FailNext(state, fault);
        await Poll.UntilAsync(TryAsync, sent => sent, "the import was accepted");
        await _cluster.RestartAsync();
        var import = await WithheldAsync();
        Assert.Equal(15, (await School.ClassChatAsync("5a")).Length);

        _cluster.Faults.FailNext(state, fault);
        await Poll.UntilAsync(() => ApprovedAsync(import), approved => approved, "the removals were approved");
        await _cluster.RestartAsync();

        await School.AppliedAsync(import.Id);
        Assert.Equal(11, (await School.ClassChatAsync("5a")).Length);
        Assert.Equal(6, (await _cluster.Grains.StructureIndex(Id).ListClassesAsync(new(), default)).Total + (await School.ClassChatAsync("6a")).Length);
    }

    [Fact]
    public async Task Changes_WhenTheyConcernWithheldRemovals_OvertakeThemAndOthersDoNot()
    {
        await School.ImportAsync(Before.Build(), "r1");
        var import = await WithheldAsync();

        await School.ApplyAsync("c1", new PersonRenamed(new AccountId("teacher"), new PersonName("Новая", "Анна", "")));
        Assert.Equal(RosterImportStage.AppliedRemovalsWithheld, await School.StageAsync(import));
        await School.ApplyAsync("c2", new PersonBlocked(new AccountId("s0"), Blocked: true));

        Assert.Equal(RosterImportStage.Superseded, await School.StageAsync(import));
        Assert.Equal(RefusalReason.NoRemovalsWithheld, (await School.ApproveAsync(import, "a1")).Refusal?.Reason);
        Assert.Equal(15, (await School.ClassChatAsync("5a")).Length);
    }

    [Fact]
    public async Task Changes_WhenTheClassOfWhoWouldLeaveEnds_OvertakeTheRemovals()
    {
        await School.ImportAsync(Before.Build(), "r1");
        var import = await WithheldAsync(Before.Without("s0").Without("s1").Without("s2").Without("s3"));

        await School.ApplyAsync("c1", new ClassEnded(new ClassId(Id, "6a")));
        Assert.Equal(RosterImportStage.AppliedRemovalsWithheld, await School.StageAsync(import));
        await School.ApplyAsync("c2", new ClassEnded(new ClassId(Id, "5a")));

        Assert.Equal(RosterImportStage.Superseded, await School.StageAsync(import));
        Assert.Equal(RefusalReason.NoRemovalsWithheld, (await School.ApproveAsync(import, "a1")).Refusal?.Reason);
    }

    [Fact]
    public async Task Approve_WhenSomethingElseChangedMeanwhile_KeepsThat()
    {
        await School.ImportAsync(Before.Build(), "r1");
        var import = await WithheldAsync();
        await School.ApplyAsync("c1", new StaffHired(new RosterStaff(new AccountId("hired"), new PersonName("Новая", "Анна", ""), PositionType.TeachingStaff, "", Blocked: false)));

        Assert.Equal(RosterImportStage.Applied, (await School.ApproveAsync(import, "a1")).Value!.Stage);

        Assert.Contains("hired: StaffPosition", await School.TeachersChatAsync());
        Assert.Equal(11, (await School.ClassChatAsync("5a")).Length);
    }

    [Fact]
    public async Task Plan_WhenOnlyLookedAt_ChangesNothingAndIsAppliedByItsDigest()
    {
        await School.ImportAsync(Before.Build(), "r1");
        var command = new ImportRoster { Request = new RequestKey("look", 1), Roster = After.Build(), ValidateOnly = true };

        var plan = (await School.SendAsync(command)).Value!;

        Assert.Equal((RosterImportStage.Validated, 14), (plan.Stage, (await School.ClassChatAsync("5a")).Length));
        var lines = await School.PlanAsync(new() { Import = plan.Id, Take = 3 });
        Assert.Equal(lines.Select(l => (l.Action, l.Resource)), (await School.PlanAsync(new() { Import = plan.Id, Take = 500 })).Select(l => (l.Action, l.Resource)));
        Assert.Equal(plan.Id, (await School.Imports.ListAsync(RosterImportStage.Unspecified, 0, 1, default)).Imports.Single().Id);

        var approved = command with { Request = new RequestKey("r2", 1), ValidateOnly = false, PlanDigest = plan.PlanDigest, ApproveRemovals = true, Patience = TimeSpan.FromSeconds(20) };
        Assert.Equal((RosterImportStage.Applied, plan.PlanDigest), ((await School.SendAsync(approved)).Value!.Stage, plan.PlanDigest));
        Assert.Equal(11, (await School.ClassChatAsync("5a")).Length);
        var changed = (await School.SendAsync(approved with { Request = new RequestKey("r3", 1) })).Refusal;
        Assert.Equal(RefusalReason.PlanChanged, changed?.Reason);
    }

    [Fact]
    public async Task Plan_AfterADay_CanNoLongerBeReadAndIsClearedAway()
    {
        var import = await School.ImportAsync(Before.Build(), "r1");
        Assert.NotEmpty(await School.PlanAsync(new() { Import = import.Id }));

        _cluster.Time.Advance(TimeSpan.FromHours(25));

        Assert.Equal(RefusalReason.NotFound, (await School.Imports.ReadPlanAsync(new() { Import = import.Id }, default)).Refusal?.Reason);
        await School.Imports.WakeAsync();
        await School.QuietAsync();
    }

    private Task<RosterImportSnapshot> WithheldAsync() => WithheldAsync(After);

    private async Task<RosterImportSnapshot> WithheldAsync(RosterBuilder after)
    {
        var import = (await School.SendAsync(after.Build(), "r2", TimeSpan.FromSeconds(20))).Value!;
        Assert.Equal(RosterImportStage.AppliedRemovalsWithheld, (await Poll.UntilAsync(
            () => School.StageAsync(import), stage => stage != RosterImportStage.Applying, "additions have been applied")));
        return import;
    }

    private async Task<bool> TryAsync()
    {
        try
        {
            return !(await School.SendAsync(After.Build(), "r2")).IsRefused;
        }
        catch (SferumFault)
        {
            return false;
        }
    }

    private async Task<bool> ApprovedAsync(RosterImportSnapshot import)
    {
        try
        {
            return !(await School.ApproveAsync(import, "a1")).IsRefused;
        }
        catch (SferumFault)
        {
            return false;
        }
    }
}
