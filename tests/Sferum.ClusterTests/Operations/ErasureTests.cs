using System.Text;
using Sferum.ClusterTests.UserLinks;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Operations.Erasures;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.ClusterTests.Operations;

public sealed class ErasureTests : IAsyncLifetime
{
    private static readonly AccountId Student = new("student-to-be-erased");

    private static readonly AccountId Mother = new("mother-to-be-erased");

    private static readonly SchoolId School = new("school-to-be-erased");

    private static readonly SchoolId Other = new("other-school");

    private static readonly ChatId ClassChat = MintedId.ClassChat(new ClassId(School, "5a"));

    private static readonly IdentityProfile Profile = new("profile-to-be-erased", "Забывова", "Вероника");

    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task TwoErasures_BegunAtOnce_LeaveTheTargetToOne()
    {
        await ImportAsync(School);
        var target = new ErasureTarget(null, School);
        var commands = Enumerable.Range(0, 4).Select(i => Command(target, $"at-once-{i}")).ToArray();
        var outcomes = await Task.WhenAll(commands.Select(command => Erasure(command).BeginAsync(command, default)));

        var begun = Assert.Single(outcomes.Index(), outcome => !outcome.Item.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.Equal(RefusalReason.ErasureInProgress, outcome.Refusal!.Reason));
        await DoneAsync(commands[begun.Index]);
        // None of the others waits for its turn: what comes in again stays.
        foreach (var command in commands.Where(command => command != commands[begun.Index]))
            Assert.Equal(RefusalReason.NotFound, (await Erasure(command).GetAsync(default)).Refusal!.Reason);
    }

    [Fact]
    public async Task Person_WhenErased_IsInNoFileAndNoChat_WhateverIsKilled()
    {
        await ImportAsync(School);
        await LinkAsync(new AccountId("head"), new IdentityProfile("vk-head", "Жуков", "Иван"));
        await LinkAsync(Student, Profile);
        await Poll.UntilAsync(ThereAsync, there => there.Contains(Profile.UserId), "the student in the chat there");
        var conference = await PlanAsync(Student);
        var command = Command(new ErasureTarget(Student, null));

        var looked = await Erasure(command).BeginAsync(command with { ValidateOnly = true }, default);
        Assert.Equal((ErasureStage.Planned, 1, 1), (looked.Value!.Stage, looked.Value.ChatCount, looked.Value.ConferenceCount));
        Assert.Equal(RefusalReason.NotFound, (await Erasure(command).GetAsync(default)).Refusal!.Reason);

        var begun = await Erasure(command).BeginAsync(command, default);
        Assert.Equal(ErasureStage.Erasing, begun.Value!.Stage);
        Assert.Equal(RefusalReason.ErasureInProgress, await WhyNotAsync(command with { Request = new RequestKey("another", 1) }));
        Assert.Equal(RefusalReason.RequestIdReused, await WhyNotAsync(command with { Request = command.Request with { Fingerprint = 2 } }));
        for (var kills = 0; kills < 4; kills++)
        {
            await KillAfterAsync(3, command);
        }

        var erased = await DoneAsync(command);
        Assert.Null(erased.Target);
        Assert.Equal([LeftoverKind.Messages], erased.Leftovers.Select(leftover => leftover.Kind));
        Assert.DoesNotContain(Profile.UserId, await ThereAsync());
        Assert.Equal(["head", "mother-to-be-erased", "other", "teacher"], await PeopleAsync(School));
        Assert.Equal(RefusalReason.NotFound, (await _cluster.Grains.UserLink(Student).GetAsync(default)).Refusal!.Reason);
        Assert.Null((await _cluster.Grains.Conference(conference).GetAsync(default)).Value!.CreatedBy);
        await NowhereAsync(Student.Segment, Profile.UserId, Profile.FirstName, Profile.LastName);

        // The same request again answers what came of it; the roster brings the person back as somebody new.
        Assert.Equal(ErasureStage.Erased, (await Erasure(command).BeginAsync(command, default)).Value!.Stage);
        await ImportAsync(School, "again");
        Assert.Equal(LinkState.NotLinked, (await _cluster.Grains.UserLink(Student).GetAsync(default)).Value!.State);
        await LinkAsync(new AccountId("other"), Profile);
    }

    [Fact]
    public async Task Person_WhenStillAdministrator_IsRefused()
    {
        await ImportAsync(School);
        var refusal = (await Erasure(Command(new ErasureTarget(new AccountId("head"), null))).BeginAsync(Command(new ErasureTarget(new AccountId("head"), null)), default)).Refusal!;
        Assert.Equal((RefusalReason.AdministratorStillNeeded, School.Name), (refusal.Reason, Assert.Single(refusal.Subjects)));
        Assert.Equal(RefusalReason.NotFound, await WhyNotAsync(Command(new ErasureTarget(new AccountId("nobody"), null))));
        Assert.Equal(RefusalReason.NotFound, await WhyNotAsync(Command(new ErasureTarget(null, Other))));
    }

    [Fact]
    public async Task School_WhenErased_IsInNoFile_AndItsPeopleElsewhereStay_WhateverIsKilled()
    {
        await ImportAsync(School);
        await ImportAsync(Other);
        await LinkAsync(new AccountId("head"), new IdentityProfile("vk-head", "Жуков", "Иван"));
        await LinkAsync(Student, Profile);
        await Poll.UntilAsync(ThereAsync, there => there.Contains(Profile.UserId), "the student in the chat there");
        await PlanAsync(actor: null);
        var command = Command(new ErasureTarget(null, School));
        var looked = (await Erasure(command).BeginAsync(command with { ValidateOnly = true }, default)).Value!;
        Assert.Equal((ErasureStage.Planned, 3, 1), (looked.Stage, looked.ChatCount, looked.ConferenceCount));

        Assert.Null((await Erasure(command).BeginAsync(command, default)).Refusal);
        Assert.Equal(RefusalReason.SchoolBeingErased, (await TryImportAsync(School, "meanwhile")).Refusal?.Reason);
        for (var kills = 0; kills < 4; kills++)
        {
            await KillAfterAsync(10, command);
        }

        var erased = await DoneAsync(command);
        Assert.Equal((School, 0), (erased.Target?.School, erased.LeftoverCount));
        Assert.Equal(RefusalReason.NotFound, (await _cluster.Grains.School(School).GetAsync(default)).Refusal!.Reason);
        await Poll.UntilAsync(() => Task.FromResult(_cluster.Messenger.Chats().Count(chat => chat.Members.Count > 0)), chats => chats == 3, "the other school's chats alone");

        // Everybody is in the other school too: their links stay, and that school knows nothing of it.
        Assert.Equal(LinkState.Linked, (await _cluster.Grains.UserLink(Student).GetAsync(default)).Value!.State);
        Assert.Equal([Other], (await _cluster.Grains.UserLink(Student).GetAsync(default)).Value!.Schools);
        Assert.Equal(["head", "mother-to-be-erased", "other", "student-to-be-erased", "teacher"], await PeopleAsync(Other));

        // Only the erasure's own record still names the school, until it is asked for no more.
        Assert.DoesNotContain(Keys(), key => key.Contains(School.Segment, StringComparison.Ordinal));

        await EraseAsync(new ErasureTarget(null, Other), "then");
        await NowhereAsync(Student.Segment, Mother.Segment, Profile.UserId, Profile.FirstName, Profile.LastName);
        Assert.Equal(["erasure", "erasure"], Rows().Where(type => type is not "retry-desk" and not "link-attempt"));
    }

    [Fact]
    public async Task School_WhenItsAdministratorIsNotLinked_IsErasedAndSaysWhatStays()
    {
        await ImportAsync(School);
        await LinkAsync(new AccountId("head"), new IdentityProfile("vk-head", "Жуков", "Иван"));
        await Poll.UntilAsync(() => _cluster.Grains.Chat(ClassChat).GetAsync(default), chat => chat.Value!.Platform == ChatPlatformState.InStep, "the chat there");
        await _cluster.Grains.UserLink(new AccountId("head")).UnlinkAsync(new UnlinkAccount(new RequestKey("unlink", 1)), default);
        await Poll.UntilAsync(() => _cluster.Grains.Chat(ClassChat).GetAsync(default), chat => chat.Value!.Trouble == PlatformTrouble.AdministratorNotLinked, "not linked");

        var erased = await EraseAsync(new ErasureTarget(null, School), "erase");

        Assert.Contains(erased.Leftovers, leftover => leftover == new ErasureLeftover(LeftoverKind.Chat, ClassChat.Name, PlatformTrouble.AdministratorNotLinked));
        Assert.DoesNotContain(Keys(), key => key.Contains(School.Segment, StringComparison.Ordinal));
    }

    // After so many writes, or when it is done.
    private async Task KillAfterAsync(int writes, BeginErasure command)
    {
        await Task.WhenAny(_cluster.Faults.WrittenAsync(writes), DoneAsync(command));
        await _cluster.RestartAsync();
    }

    private IErasureGrain Erasure(BeginErasure command) => _cluster.Grains.Erasure(MintedId.Erasure(command.Target.Key, command.Request.Id));

    private static BeginErasure Command(ErasureTarget target, string request = "erase") => new() { Request = new RequestKey(request, 1), Target = target };

    private async Task<RefusalReason?> WhyNotAsync(BeginErasure command) => (await Erasure(command).BeginAsync(command, default)).Refusal?.Reason;

    private async Task<ErasureSnapshot> EraseAsync(ErasureTarget target, string request)
    {
        var command = Command(target, request);
        Assert.Null((await Erasure(command).BeginAsync(command, default)).Refusal);
        return await DoneAsync(command);
    }

    private async Task<ErasureSnapshot> DoneAsync(BeginErasure command) =>
        (await Poll.UntilAsync(() => Erasure(command).GetAsync(default), erasure => erasure.Value?.Stage == ErasureStage.Erased, "erased")).Value!;

    private async Task<Outcome<RosterImportSnapshot>> TryImportAsync(SchoolId school, string request) => await _cluster.Grains.RosterImport(school).ImportAsync(
        new ImportRoster
        {
            Request = new RequestKey(request, 1),
            Roster = new RosterBuilder(school.Segment)
                .Staff("head", PositionType.Administration).Staff("teacher")
                .Class("5a", "5 А", "teacher").Student(Student.Segment, "5a").Student("other", "5a").Parent(Mother.Segment, Student.Segment, "other")
                .Group("g1", ["5a"], "teacher").Build(),
            Patience = TimeSpan.FromSeconds(20),
        },
        default);

    private async Task ImportAsync(SchoolId school, string request = "import")
    {
        Assert.Null((await TryImportAsync(school, request)).Refusal);
        await Poll.UntilAsync(() => _cluster.Grains.Chat(MintedId.ClassChat(new ClassId(school, "5a"))).GetSeatAsync(Student, default), seat => seat.Value is { IsMember: true }, "the class chat");
    }

    private async Task LinkAsync(AccountId account, IdentityProfile profile)
    {
        var link = _cluster.Grains.UserLink(account);
        var begun = await link.BeginAsync(new BeginLink { Request = LinkWalk.Request(), CallerTakesCallback = true }, default);
        var (state, code) = _cluster.Identity.Approve(begun.Value!.AuthorizationAddress, profile);
        var linked = await link.CompleteAsync(new CompleteLink(LinkWalk.Request(), new LinkReturn { State = state, Code = code, DeviceId = "device" }), default);
        Assert.Equal(LinkState.Linked, linked.Value?.State);
    }

    private async Task<ConferenceId> PlanAsync(AccountId? actor)
    {
        var day = DateOnly.FromDateTime(_cluster.Time.GetUtcNow().UtcDateTime).AddDays(7);
        var command = new CreateConference
        {
            Request = new RequestKey("conference", 1),
            Type = ConferenceType.OnlineLesson,
            Chat = ClassChat,
            Date = day,
            LocalStart = new TimeOnly(10, 0),
            LocalEnd = new TimeOnly(11, 0),
            Actor = actor,
        };
        var id = new ConferenceId(School, MintedId.FromRequest(School, "CreateConference", command.Request.Id));
        var made = await _cluster.Grains.Conference(id).CreateAsync(command, default);
        Assert.Null(made.Refusal);
        return id;
    }

    private Task<string[]> ThereAsync() => Task.FromResult<string[]>([.. _cluster.Messenger.Chats().Where(chat => chat.Title == "5 А").SelectMany(chat => chat.Members.Keys)]);

    private async Task<IEnumerable<string>> PeopleAsync(SchoolId school) =>
        (await _cluster.Grains.PeopleIndex(school).ReadAllAsync(default)).Select(person => person.Account.Segment).Order(StringComparer.Ordinal);

    private List<string> Rows() => Query("SELECT GrainTypeString FROM GrainState ORDER BY 1");

    private List<string> Keys() => Query("SELECT GrainIdExtensionString FROM GrainState ORDER BY 1");

    private List<string> Query(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_cluster.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    // In the file, in its free pages, and in the log.
    private Task<string[]> NowhereAsync(params string[] texts) => Poll.UntilAsync(
        () => Task.FromResult(texts.Where(text => Directory.EnumerateFiles(Path.GetDirectoryName(_cluster.Database)!, "sferum.db*").Any(file => Holds(file, text))).ToArray()),
        found => found.Length == 0,
        "nothing of them in the files");

    private static bool Holds(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
