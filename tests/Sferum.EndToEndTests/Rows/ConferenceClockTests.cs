using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>Conferences begin and end by themselves (C8, C9), at a new end too (C11), on both sides.</summary>
public sealed class ConferenceClockTests(SharedDeployment deployment) : IClassFixture<SharedDeployment>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task C8_Start_OpensOneCallInItsChatAndNeverEarly()
    {
        var (school, conferences) = await OpenAsync();
        var when = LivingConferences.Soon(minutes: 10);
        var planned = await conferences.PlanAsync("5 А", when);
        Assert.Equal((ConferenceState.Scheduled, when.Start, when.End), (planned.State, planned.StartTime.ToDateTimeOffset(), planned.EndTime.ToDateTimeOffset()));
        Assert.Empty(await conferences.CallsAsync());

        await school.KillAndStartAsync();
        var active = await conferences.UntilAsync(planned, ConferenceState.Active);

        var call = Assert.Single(await conferences.CallsAsync());
        Assert.True(call.StartedAt >= when.Start && active.ActualStartTime.ToDateTimeOffset() >= when.Start, $"{call.StartedAt} {active.ActualStartTime} {when.Start}");
        Assert.Equal((null, "5 А"), (call.FinishedAt, await conferences.ChatOfAsync(call)));
        Assert.Equal((true, ConferenceStateReason.Unspecified), (active.CanEnd, active.StateReason));
        await school.KillAndStartAsync();
        await conferences.EndAsync(planned);
        Assert.Single(await conferences.CallsAsync());
    }

    [Fact]
    public async Task C8_Start_ThatIsRefusedAtFirst_SaysSoAndIsTriedUntilItIsProved()
    {
        var (school, conferences) = await OpenAsync();
        await school.Sandbox.AddFaultAsync(new SandboxFault("error") { Method = "calls.start", Code = 10, UserId = school.User("head"), Count = 1_000 });

        var planned = await conferences.PlanAsync("5 А", LivingConferences.Soon(minutes: 10));

        var late = await Eventually.ReadAsync(() => conferences.GetAsync(planned.Name), seen => seen.StateReason != ConferenceStateReason.Unspecified, LivingSchool.Soon);
        Assert.Equal((ConferenceState.Starting, ConferenceStateReason.Unreachable), (late.State, late.StateReason));
        Assert.Empty(await conferences.CallsAsync());
        await LivingSchool.RefusedAsync(() => conferences.JoinAsync(planned, "ivan"), ErrorReason.ConferenceStarting);
        await school.Sandbox.ClearFaultsAsync();
        await conferences.UntilAsync(planned, ConferenceState.Active);
        Assert.Single(await conferences.CallsAsync());
        await conferences.EndAsync(planned);
    }

    [Fact]
    public async Task C8_Start_WhenNobodyCanMakeTheCall_WaitsForTheLink()
    {
        var school = await deployment.NewSchool("clock").OpenAsync();
        var conferences = new LivingConferences(school);
        var planned = await conferences.PlanAsync("5 А", LivingConferences.Soon(minutes: 10));

        var late = await Eventually.ReadAsync(() => conferences.GetAsync(planned.Name), seen => seen.State == ConferenceState.Starting, LivingSchool.Soon);
        Assert.Equal(ConferenceStateReason.AdministratorNotLinked, late.StateReason);
        await school.LinkAsync("head");
        await conferences.UntilAsync(planned, ConferenceState.Active);
        Assert.Single(await conferences.CallsAsync());
        await conferences.EndAsync(planned);
    }

    [Fact]
    public async Task C9_End_ComesByItselfAlsoWhenItWasMovedAndWhatNeverBeganIsMissed()
    {
        var (school, conferences) = await OpenAsync();
        var lonely = await deployment.NewSchool("clock").OpenAsync();
        var others = new LivingConferences(lonely);
        var shortened = await conferences.PlanAsync("6 Б", LivingConferences.Soon(minutes: 10));
        var when = LivingConferences.Soon(minutes: 1);
        var (planned, hopeless) = (await conferences.PlanAsync("5 А", when), await others.PlanAsync("5 А", when));
        await conferences.UntilAsync(planned, ConferenceState.Active);
        await conferences.UntilAsync(shortened, ConferenceState.Active);
        Assert.Equal(when.End, (await conferences.EndAtAsync(shortened, when)).EndTime.ToDateTimeOffset());
        await school.Sandbox.AddFaultAsync(new SandboxFault("error") { Method = "calls.forceFinish", Code = 10, UserId = school.User("head") });

        var ended = await conferences.UntilAsync(planned, ConferenceState.Ended, Minute);
        await conferences.UntilAsync(shortened, ConferenceState.Ended);
        var calls = await conferences.CallsAsync();
        Assert.Equal(2, calls.Count);
        Assert.All(calls, call => Assert.True(call.FinishedAt >= when.End && ended.ActualEndTime.ToDateTimeOffset() >= when.End, $"{call.FinishedAt} {ended.ActualEndTime} {when.End}"));
        await LivingSchool.RefusedAsync(() => conferences.JoinAsync(planned, "ivan"), ErrorReason.ConferenceOver);
        await LivingSchool.RefusedAsync(() => conferences.EndAtAsync(shortened, when), ErrorReason.ConferenceOver);

        var missed = await others.UntilAsync(hopeless, ConferenceState.Missed);
        Assert.Equal((ConferenceStateReason.AdministratorNotLinked, null), (missed.StateReason, missed.ActualStartTime));
        await lonely.LinkAsync("head");
        Assert.Empty(await others.CallsAsync());
        Assert.Equal(ConferenceState.Missed, (await others.GetAsync(hopeless.Name)).State);
    }

    private async Task<(LivingSchool School, LivingConferences Conferences)> OpenAsync()
    {
        var school = await deployment.NewSchool("clock").OpenAsync();
        await school.LinkAsync("head", "ivan");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan");
        return (school, new LivingConferences(school));
    }
}
