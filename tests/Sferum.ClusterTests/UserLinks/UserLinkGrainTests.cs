using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.UserLinks;

/// <summary>Links on real storage: the whole way, its refusals, who is told, and what the logs do not say.</summary>
public sealed class UserLinkGrainTests : IAsyncLifetime, IDisposable
{
    private readonly CapturedLogs _logs = new();
    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() =>
        _cluster = await ClusterUnderTest.StartAsync(silo => silo.Services.AddSingleton<ILoggerProvider>(_logs));

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Dispose();
    }

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task Link_WhenAllGoesWell_IsLinkedAndKeepsNoTokenOfAnOrdinaryPerson()
    {
        var walk = await (await Person("teacher").BeStaffAsync()).LinkAsync();

        var link = await walk.SnapshotAsync();
        Assert.Equal(("profile-teacher", "Иванова Мария", false), (link.ProfileId, link.ProfileName, link.NameDiffers));
        await Poll.UntilAsync(() => _cluster.Identity.AliveTokens == 0, "the token is given back");
        Assert.Equal(RefusalReason.AccountAlreadyLinked, (await walk.Grain.BeginAsync(new BeginLink { Request = LinkWalk.Request() }, default)).Refusal?.Reason);
        Assert.Equal(RefusalReason.LinkBroken, (await walk.Grain.GetAccessTokenAsync(0, default)).Refusal?.Reason);
    }

    [Fact]
    public async Task Link_WhenAllGoesWell_LeavesNoSecretInTheLogs()
    {
        var walk = await (await Person("logged").BeStaffAsync(administrator: true)).LinkAsync();
        var token = LinkWalk.Value(await walk.Grain.GetAccessTokenAsync(0, default)).Value;
        Assert.Equal(RefusalReason.AccountAlreadyLinked, (await walk.TryReturnAsync()).Refusal?.Reason);

        Assert.NotEmpty(_logs.Lines);
        Assert.All(
            new[] { walk.Ticket, walk.State, walk.Code, walk.Browser, walk.Confirmation, token, "Иванова", "Мария" },
            secret => Assert.DoesNotContain(_logs.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Begin_WhenRepeated_GivesTheSameTicketAlsoAfterARestart()
    {
        var walk = await Person("repeated").BeStaffAsync();
        var command = new BeginLink { Request = LinkWalk.Request(), ReturnAddress = "http://localhost/" };
        var first = LinkWalk.Value(await walk.Grain.BeginAsync(command, default));

        await _cluster.RestartAsync();

        Assert.Equal(first, LinkWalk.Value(await walk.Grain.BeginAsync(command, default)));
        Assert.Equal(walk.Account, LinkWalk.Value(await _cluster.Grains.LinkAttempt(first.Ticket).FindAsync(default)));
    }

    [Fact]
    public async Task Begin_WhenTheAccountIsUnknown_IsNotFound() =>
        Assert.Equal(RefusalReason.NotFound, (await Person("nobody").Grain.BeginAsync(new BeginLink { Request = LinkWalk.Request() }, default)).Refusal?.Reason);

    [Theory]
    [InlineData("access_denied", RefusalReason.LinkDenied)]
    [InlineData("no_profile", RefusalReason.NoEducationalProfile)]
    [InlineData("server_error", RefusalReason.LinkCodeRefused)]
    [InlineData("", RefusalReason.LinkDenied)]
    public async Task Return_WithoutACode_SaysWhy(string error, RefusalReason reason)
    {
        var walk = await (await (await Person($"denied-{error}").BeStaffAsync()).BeginAsync()).OpenAsync();

        var outcome = await walk.Grain.ReturnAsync(new LinkReturn { State = walk.State, Error = error, BrowserSecret = walk.Browser }, default);

        Assert.Equal(reason, outcome.Refusal?.Reason);
        Assert.Equal((LinkState.NotLinked, reason), ((await walk.SnapshotAsync()).State, (await walk.SnapshotAsync()).LastRefusal));
    }

    [Fact]
    public async Task Return_WhenTheExchangesOutcomeIsUnknown_EndsAndDoesNotGoRoundInCircles()
    {
        var walk = await (await (await Person("unknown").BeStaffAsync()).BeginAsync()).OpenAsync();
        _cluster.Identity.FailNext("exchange", PlatformFault.Unknown, afterEffect: true);

        Assert.Equal(RefusalReason.LinkOutcomeUnknown, (await walk.TryReturnAsync()).Refusal?.Reason);
        Assert.Equal(RefusalReason.LinkOutcomeUnknown, (await walk.TryReturnAsync()).Refusal?.Reason);
        await walk.LinkAsync();
    }

    [Fact]
    public async Task Return_WhenThePlatformIsDownForAMoment_GoesOnByItself()
    {
        var walk = await (await (await Person("patient").BeStaffAsync()).BeginAsync()).OpenAsync();
        _cluster.Identity.FailNext("exchange", PlatformFault.AgainSoon);

        await walk.ReturnAsync();

        Assert.Equal(LinkState.Linked, LinkWalk.Value(await walk.TryConfirmAsync()).State);
    }

    [Fact]
    public async Task Return_WhenTheNameDiffersAndTheSchoolRefuses_IsRefusedAndGivesTheTokenBack()
    {
        await _cluster.Grains.School(LinkWalk.School).UpdateAsync(
            new UpdateSchool
            {
                Request = LinkWalk.Request(),
                AllowMissing = true,
                Title = "Школа",
                TimeZone = "Europe/Moscow",
                Settings = new SchoolSettingsPatch { NameMismatchPolicy = NameMismatchPolicy.Refuse },
            },
            default);
        var walk = Person("other-name");
        walk.Profile = walk.Profile with { FirstName = "Марья" };
        await (await (await walk.BeStaffAsync()).BeginAsync()).OpenAsync();

        Assert.Equal(RefusalReason.NameMismatch, (await walk.TryReturnAsync()).Refusal?.Reason);
        await Poll.UntilAsync(() => _cluster.Identity.AliveTokens == 0, "the token is given back");
    }

    [Fact]
    public async Task Return_WhenTheNameDiffers_IsFlagged()
    {
        var walk = Person("flagged");
        walk.Profile = walk.Profile with { LastName = "Петрова" };
        await (await walk.BeStaffAsync()).LinkAsync();

        Assert.True((await walk.SnapshotAsync()).NameDiffers);
    }

    [Fact]
    public async Task Confirm_WhenTwoAccountsRaceForOneProfile_ExactlyOneWins()
    {
        for (var round = 0; round < 10; round++)
        {
            var walks = new[] { Person($"a{round}"), Person($"b{round}") };
            foreach (var walk in walks)
            {
                walk.Profile = new IdentityProfile($"shared-{round}", "Мария", "Иванова");
                await (await (await (await walk.BeStaffAsync()).BeginAsync()).OpenAsync()).ReturnAsync();
            }

            var outcomes = await Task.WhenAll(walks.Select(walk => walk.TryConfirmAsync()));

            var loser = Assert.Single(outcomes, outcome => outcome.IsRefused);
            Assert.Equal(RefusalReason.ProfileAlreadyLinked, loser.Refusal!.Reason);
        }
    }

    [Fact]
    public async Task Complete_WhenRepeated_GivesTheSameAnswer()
    {
        var walk = await Person("caller").BeStaffAsync();
        var ticket = LinkWalk.Value(await walk.Grain.BeginAsync(
            new BeginLink { Request = LinkWalk.Request(), CallerTakesCallback = true, ReturnAddress = "http://localhost/cb" }, default));
        var (state, code) = _cluster.Identity.Approve(ticket.AuthorizationAddress, walk.Profile);
        var command = new CompleteLink(LinkWalk.Request(), new LinkReturn { State = state, Code = code, DeviceId = "d" });

        Assert.Equal(ticket.State, state);
        Assert.Equal(LinkState.Linked, LinkWalk.Value(await walk.Grain.CompleteAsync(command, default)).State);
        Assert.Equal(LinkState.Linked, LinkWalk.Value(await walk.Grain.CompleteAsync(command, default)).State);
        Assert.Equal(RefusalReason.LinkStateUnknown, (await walk.Grain.CompleteAsync(
            command with { Request = LinkWalk.Request(), Return = command.Return with { State = "guess" } }, default)).Refusal?.Reason);

        LinkWalk.Value(await walk.Grain.UnlinkAsync(new UnlinkAccount(LinkWalk.Request()), default));
        // The same request is no new one; another one finds a state that was used.
        Assert.Equal(LinkState.NotLinked, LinkWalk.Value(await walk.Grain.CompleteAsync(command, default)).State);
        Assert.Equal(
            RefusalReason.LinkStateUnknown, (await walk.Grain.CompleteAsync(command with { Request = LinkWalk.Request() }, default)).Refusal?.Reason);
    }

    [Fact]
    public async Task Attempt_WhenItsTimeIsUp_EndsByItselfAndIsForgottenADayLater()
    {
        var walk = await (await (await Person("slow").BeStaffAsync()).BeginAsync()).OpenAsync();
        await walk.ReturnAsync();
        _cluster.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(RefusalReason.LinkAttemptExpired, (await walk.TryConfirmAsync()).Refusal?.Reason);
        await walk.Grain.WakeAsync();
        await Poll.UntilAsync(walk.SnapshotAsync, link => link.LastRefusal == RefusalReason.LinkAttemptExpired, "the attempt has ended");
        await Poll.UntilAsync(() => _cluster.Identity.AliveTokens == 0, "the token is given back");

        _cluster.Time.Advance(TimeSpan.FromDays(1.1));
        await _cluster.Grains.LinkAttempt(walk.Ticket).WakeAsync();
        await Poll.UntilAsync(
            () => _cluster.Grains.LinkAttempt(walk.Ticket).FindAsync(default), found => found.IsRefused, "the ticket is forgotten");
    }

    [Fact]
    public async Task SetRoles_WhenNothingChanges_WritesNothing()
    {
        var walk = await Person("quiet").BeStaffAsync();
        await walk.Grain.SubscribeAsync(Chat(1), true);
        var before = _cluster.Faults.Writes;

        for (var version = 1; version < 50; version++)
        {
            await walk.Grain.SetRolesAsync(new SchoolRoles(LinkWalk.School, PersonKinds.Staff, false, false, version));
            await walk.Grain.SubscribeAsync(Chat(1), true);
        }

        Assert.Equal(before, _cluster.Faults.Writes);
        // An older message that says otherwise comes late.
        await walk.Grain.SetRolesAsync(new SchoolRoles(LinkWalk.School, PersonKinds.None, false, false, 2));
        Assert.Equal(LinkState.NotLinked, (await walk.SnapshotAsync()).State);
    }

    [Fact]
    public async Task Return_WhileTheProfileIsBeingClaimed_SaysWhatCameOfIt()
    {
        var first = await (await Person("holder").BeStaffAsync()).LinkAsync();
        var second = await (await (await Person("latecomer").BeStaffAsync()).BeginAsync()).OpenAsync();
        second.Profile = first.Profile;
        await second.OpenAsync();
        await second.ReturnAsync();

        var confirmed = second.TryConfirmAsync();
        var returned = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => second.TryReturnAsync()));

        Assert.Equal(RefusalReason.ProfileAlreadyLinked, (await confirmed).Refusal?.Reason);
        Assert.All(returned, outcome => Assert.NotEqual(RefusalReason.AccountAlreadyLinked, outcome.Refusal?.Reason));
    }

    [Fact]
    public async Task Subscribe_WhenHundredsComeAtOnce_IsWrittenInGroups()
    {
        var walk = await Person("crowd").BeStaffAsync();
        var before = _cluster.Faults.Writes;

        await Task.WhenAll(Enumerable.Range(0, 400).Select(number => walk.Grain.SubscribeAsync(Chat(number), true)));

        Assert.InRange(_cluster.Faults.Writes - before, 1, 100);
        Assert.Equal(400, (await walk.Grain.ReadChatsAsync(LinkWalk.School, default)).Count);
    }

    [Fact]
    public async Task Link_WhenManyChatsWait_TellsThemAllWithinASecond()
    {
        var walk = await Person("popular").BeStaffAsync();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(number => walk.Grain.SubscribeAsync(Chat(number), true)));
        await walk.LinkAsync();
        var started = TimeProvider.System.GetTimestamp();

        await Poll.UntilAsync(walk.SnapshotAsync, link => link.Pending.Count == 0, "every chat knows");

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Link_WhenItChanges_IsMarkedInThePeopleIndexOfEverySchool()
    {
        var walk = await (await Person("marked").BeStaffAsync()).BeginAsync();
        await UntilMarkedAsync(walk, LinkWalk.School, LinkState.InProgress);
        await walk.LinkAsync();
        await UntilMarkedAsync(walk, LinkWalk.School, LinkState.Linked);
        var other = new SchoolId("other");
        await walk.Grain.SetRolesAsync(new SchoolRoles(other, PersonKinds.Parent, false, false, 1));
        await Poll.UntilAsync(() => walk.Grain.GetAsync(default), link => link.Value!.Schools.Count == 2, "both schools know");

        await _cluster.RestartAsync();
        // In the other school the person comes only now: the mark has waited.
        await walk.BeStaffAsync(version: 2, school: other);

        await UntilMarkedAsync(walk, LinkWalk.School, LinkState.Linked);
        await UntilMarkedAsync(walk, other, LinkState.Linked);
    }

    [Fact]
    public async Task Link_WhenThePeopleIndexCannotBeWritten_IsMarkedLater()
    {
        var walk = await Person("later").BeStaffAsync();
        _cluster.Faults.FailNext("people-segment", WriteFault.Refused);

        await walk.LinkAsync();

        await UntilMarkedAsync(walk, LinkWalk.School, LinkState.Linked);
        await _cluster.Grains.PeopleIndex(LinkWalk.School).ChangeAsync(new PeopleChange([], [walk.Account]));
        await walk.Grain.SetRolesAsync(new SchoolRoles(LinkWalk.School, PersonKinds.None, false, false, 2));
        await walk.BeStaffAsync(version: 3);
        await UntilMarkedAsync(walk, LinkWalk.School, LinkState.Linked);
    }

    private Task<IReadOnlyList<Person>> UntilMarkedAsync(LinkWalk walk, SchoolId school, LinkState link) => Poll.UntilAsync(
        () => _cluster.Grains.PeopleIndex(school).GetAsync([walk.Account], default), people => people is [{ Link: var mark }] && mark == link, $"{school} shows {link}");

    private static ChatId Chat(int number) => new(LinkWalk.School, $"c{number}");

    private LinkWalk Person(string account) => new(_cluster, account);

    private sealed class CapturedLogs : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
