using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.Reminders;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Lessons;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Sferum.Testing.Conferences;
using Sferum.Testing.Platform;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>A small school with its chats and its links, and one clock for grains, sweep and reminders that a test puts forward.</summary>
internal sealed class ConferenceWorld : IAsyncDisposable
{
    public static readonly AccountId Head = new("head");

    public static readonly AccountId Teacher = new("teacher");

    public static readonly AccountId Ivan = new("ivan");

    public static readonly AccountId Anna = new("anna");

    public static readonly AccountId Mother = new("mother");

    private readonly FakeTimeProvider? _reminders;
    private readonly string _zone = Daytime.Zone(TimeProvider.System);

    // Whoever waits for a moment that is less than a millisecond away asks again and again, since no timer is that short: each time, the clock goes on by a tick.
    private ConferenceWorld(bool realTime) =>
        _reminders = realTime ? null : new FakeTimeProvider(TimeProvider.System.GetUtcNow()) { AutoAdvanceAmount = TimeSpan.FromTicks(1) };

    public ClusterUnderTest Cluster { get; private set; } = null!;

    /// <summary>Holds the platform's answer back, after its effect.</summary>
    public StallingMessenger Stall { get; private set; } = null!;

    public FakeMessenger Messenger => Cluster.Messenger;

    public SchoolId School { get; } = new("7");

    public ChatId ClassChat => MintedId.ClassChat(new ClassId(School, "5a"));

    public ChatId ParentsChat => MintedId.ParentsChat(new ClassId(School, "5a"));

    public DateTimeOffset Now => Cluster.Time.GetUtcNow();

    /// <summary>Starts it; those named are linked.</summary>
    public static Task<ConferenceWorld> StartAsync(params AccountId[] linked) => StartAsync(new ConferenceWorld(realTime: false), linked);

    /// <summary>Starts one whose clocks are the machine's; nobody can put them forward.</summary>
    public static Task<ConferenceWorld> StartInRealTimeAsync(params AccountId[] linked) => StartAsync(new ConferenceWorld(realTime: true), linked);

    private static async Task<ConferenceWorld> StartAsync(ConferenceWorld world, AccountId[] linked)
    {
        world.Cluster = await ClusterUnderTest.StartAsync(world.Configure);
        await world.ImportAsync();
        foreach (var account in linked)
        {
            await world.LinkAsync(account);
        }

        return world;
    }

    public IConferenceGrain Conference(ConferenceId id) => Cluster.Grains.Conference(id);

    public async Task LinkAsync(AccountId account)
    {
        var link = Cluster.Grains.UserLink(account);
        var begun = await link.BeginAsync(new BeginLink { Request = new RequestKey($"begin-{account.Segment}", 1), CallerTakesCallback = true }, default);
        var (state, code) = Cluster.Identity.Approve(begun.Value!.AuthorizationAddress, new IdentityProfile($"vk-{account.Segment}", account.Segment, "Ёлкина"));
        var back = new LinkReturn { State = state, Code = code, DeviceId = "device" };
        var linked = await link.CompleteAsync(new CompleteLink(new RequestKey($"complete-{account.Segment}", 1), back), default);
        Assert.Equal(LinkState.Linked, linked.Value?.State);
    }

    /// <summary>The command for a conference that begins so long from now, to the second, and lasts so long.</summary>
    public CreateConference Command(TimeSpan startsIn, TimeSpan lasts, string request = "r-1")
    {
        var start = TimeZoneInfo.ConvertTime(Now + startsIn + TimeSpan.FromSeconds(1), TimeZoneInfo.FindSystemTimeZoneById(_zone));
        var localStart = TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(Math.Floor(start.TimeOfDay.TotalSeconds)));
        return new CreateConference
        {
            Request = new RequestKey(request, 1),
            Type = ConferenceType.OnlineLesson,
            Chat = ClassChat,
            Date = DateOnly.FromDateTime(start.DateTime),
            LocalStart = localStart,
            LocalEnd = localStart.Add(lasts),
        };
    }

    /// <summary>A lesson that begins about so long from now, on the minute, and lasts so long.</summary>
    public LessonPlan Lesson(string id, TimeSpan startsIn, TimeSpan lasts)
    {
        var start = TimeZoneInfo.ConvertTime(Now + startsIn, TimeZoneInfo.FindSystemTimeZoneById(_zone));
        var onTheMinute = new TimeOnly(start.Hour, start.Minute);
        return new LessonPlan(id, "g1", DateOnly.FromDateTime(start.DateTime), onTheMinute, onTheMinute.Add(lasts), 1, null);
    }

    public Task<Outcome<ConferenceView>> CreateAsync(CreateConference command) => Conference(IdOf(command)).CreateAsync(command, default);

    /// <summary>Plans a conference in a minute, for two.</summary>
    public async Task<ConferenceSnapshot> PlanAsync(string request = "r-1")
    {
        var created = await CreateAsync(Command(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), request));
        Assert.Null(created.Refusal);
        return created.Value!.Conference;
    }

    public ConferenceId IdOf(CreateConference command) => new(School, MintedId.FromRequest(School, "CreateConference", command.Request.Id));

    /// <summary>Puts the clock of everybody forward to a moment.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        Assert.NotNull(_reminders);
        Cluster.Time.Advance(moment > Now ? moment - Now : TimeSpan.Zero);
        if (Now is var now && now > _reminders.GetUtcNow())
        {
            _reminders.SetUtcNow(now);
        }
    }

    public void Advance(TimeSpan by) => AdvanceTo(Now + by);

    public async Task<ConferenceSnapshot> ReadAsync(ConferenceId id) => (await Conference(id).GetAsync(default)).Value!;

    public Task<ConferenceSnapshot> UntilAsync(ConferenceId id, ConferenceStage stage) =>
        Poll.UntilAsync(() => ReadAsync(id), conference => conference.Stage == stage, $"{stage}");

    /// <summary>The conference's reminders that are in the table.</summary>
    public async Task<int> CountRemindersAsync(ConferenceId id)
    {
        var table = Cluster.Services.GetRequiredService<IReminderTable>();
        return (await table.ReadRows(Conference(id).GetGrainId())).Reminders.Count;
    }

    /// <summary>A tick of a reminder, as often as wanted.</summary>
    public Task TickAsync(ConferenceId id, string reminder) =>
        Cluster.Grains.GetGrain<IRemindable>(Conference(id).GetGrainId()).ReceiveReminder(reminder, new TickStatus());

    public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();

    private void Configure(ISiloBuilder silo)
    {
        var messenger = (IMessengerPlatform)silo.Services.Last(service => service.ServiceType == typeof(IMessengerPlatform)).ImplementationInstance!;
        Stall = new StallingMessenger(messenger);
        silo.Services.AddSingleton<IMessengerPlatform>(Stall);
        if (_reminders is not null)
        {
            silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, _reminders);
        }

        silo.Services.AddSingleton(services => new OwedSweep(
            services.GetRequiredService<IOwedIndex>(),
            services.GetRequiredService<IGrainFactory>(),
            services.GetRequiredService<GrainEquipment>().Time,
            services.GetRequiredService<ILogger<OwedSweep>>()));
    }

    private async Task ImportAsync()
    {
        var roster = RosterBuilder.Small(School.Segment).Facts(zone: _zone).Build();
        var imported = await Cluster.Grains.RosterImport(School).ImportAsync(
            new ImportRoster { Request = new RequestKey("import", 1), Roster = roster }, default);
        Assert.Null(imported.Refusal);
        await Poll.UntilAsync(
            () => Cluster.Grains.Chat(ClassChat).GetSeatAsync(Ivan, default), seat => seat.Value is { IsMember: true }, "the class chat");
        await Poll.UntilAsync(
            () => Cluster.Grains.Chat(ParentsChat).GetSeatAsync(Mother, default), seat => seat.Value is { IsMember: true }, "the parents' chat");
    }
}
