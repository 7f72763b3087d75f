using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.Testing;
using Sferum.Testing.Cluster;
using Sferum.Testing.Platform;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Chats;

/// <summary>A service with a small school in it: two classes, a group of one of them and one of both. The teacher and Anna are linked, nobody else is.</summary>
public sealed class ChatSchool : IAsyncLifetime
{
    public const string SchoolName = "schools/7";

    public const string ClassChat = "schools/7/chats/class-5a";

    public const string ParentsChat = "schools/7/chats/parents-5a";

    public const string Group = "schools/7/groups/15";

    public const string BothGroup = "schools/7/groups/16";

    private readonly FakeIdentity _identity = new();
    private SferumUnderTest _sferum = null!;

    public ChatService.ChatServiceClient Chats => new(_sferum.Channel);

    public SchoolService.SchoolServiceClient Schools => new(_sferum.Channel);

    public OperationsService.OperationsServiceClient Operations => new(_sferum.Channel);

    public RosterService.RosterServiceClient Rosters => new(_sferum.Channel);

    public UserLinkService.UserLinkServiceClient Links => new(_sferum.Channel);

    private IGrainFactory Grains => _sferum.Services.GetRequiredService<IGrainFactory>();

    public async Task InitializeAsync()
    {
        _sferum = await SferumUnderTest.StartAsync(configure: services => services
            .AddSingleton<IIdentityPlatform>(_identity).AddSingleton<IMessengerPlatform>(new FakeMessenger(_identity)));
        await ImportAsync(SchoolName);
        await LinkAsync("teacher");
        await LinkAsync("anna");
        await Poll.UntilAsync(
            async () => await Chats.DraftChatAsync(new() { Parent = SchoolName, Type = ChatType.Subject, Group = Group }), draft => draft.UnlinkedCount == 2, "two linked");
    }

    public async Task DisposeAsync() => await _sferum.DisposeAsync();

    /// <summary>Imports the school under a name, and waits for its default chats.</summary>
    public async Task ImportAsync(string school)
    {
        await new RosterService.RosterServiceClient(_sferum.Channel).ReplaceRosterAsync(Roster(school));
        await Poll.UntilAsync(async () => await Chats.ListChatsAsync(new() { Parent = school }), page => page.TotalSize >= 5, "the default chats");
    }

    /// <summary>A subject chat made by hand, whoever is linked.</summary>
    public async Task<Sferum.V1.Chat> CreateAsync(string title, string group = Group) => await Chats.CreateChatAsync(new()
    {
        Parent = SchoolName,
        Chat = new() { Type = ChatType.Subject, Group = group, Title = title },
        AcceptUnlinked = true,
        RequestId = NewId(),
    });

    public static string NewId() => Guid.NewGuid().ToString();

    public static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => (await StatusAsync(call)).GetDetail<ErrorInfo>()!.Reason;

    public static async Task<Google.Rpc.Status> StatusAsync<T>(AsyncUnaryCall<T> call)
    {
        using var running = call;
        var error = await Assert.ThrowsAsync<RpcException>(() => running.ResponseAsync);
        return error.GetRpcStatus()!;
    }

    private async Task LinkAsync(string account)
    {
        var link = Grains.UserLink(new AccountId(account));
        var begun = await link.BeginAsync(new BeginLink { Request = new RequestKey("begin", 1), CallerTakesCallback = true }, default);
        var (state, code) = _identity.Approve(begun.Value!.AuthorizationAddress, new IdentityProfile($"user-{account}", "Имя", "Фамилия"));
        var done = await link.CompleteAsync(
            new CompleteLink(new RequestKey("complete", 1), new LinkReturn { State = state, Code = code, DeviceId = "device" }), default);
        Assert.False(done.IsRefused);
    }

    private static ReplaceRosterRequest Roster(string school) => new()
    {
        School = school,
        RequestId = NewId(),
        Facts = new() { Title = "Школа", TimeZone = "Europe/Samara", SferumAdministrator = "accounts/head" },
        Roster = new()
        {
            Staff =
            {
                new RosterStaff { Account = "accounts/head", FullName = Name("Жуков", "Иван"), PositionType = PositionType.Administration },
                new RosterStaff { Account = "accounts/teacher", FullName = Name("Яковлев", "Пётр"), PositionType = PositionType.TeachingStaff },
                new RosterStaff { Account = "accounts/cook", FullName = Name("Поваров", "Олег"), PositionType = PositionType.ServiceStaff, Blocked = true },
            },
            Classes =
            {
                new RosterClass { SchoolClass = $"{school}/classes/5a", Title = "5 А", HomeroomTeacher = "accounts/teacher" },
                new RosterClass { SchoolClass = $"{school}/classes/10b", Title = "10 Б" },
            },
            Students =
            {
                new RosterStudent { Account = "accounts/anna", FullName = Name("Ёлкина", "Анна"), SchoolClass = $"{school}/classes/5a" },
                new RosterStudent { Account = "accounts/zuev", FullName = Name("Зуев", "Пётр"), SchoolClass = $"{school}/classes/5a" },
                new RosterStudent { Account = "accounts/boris", FullName = Name("Белов", "Борис"), SchoolClass = $"{school}/classes/10b" },
            },
            Parents = { new RosterParent { Account = "accounts/mother", FullName = Name("Мать", "Ольга"), Children = { "accounts/anna", "accounts/zuev" } } },
            Groups =
            {
                new RosterGroup
                {
                    Group = $"{school}/groups/15",
                    Title = "15",
                    Subject = "Английский язык",
                    SchoolClasses = { $"{school}/classes/5a" },
                    Teacher = "accounts/teacher",
                },
                new RosterGroup { Group = $"{school}/groups/16", Title = "16", Subject = "Хор", SchoolClasses = { $"{school}/classes/5a", $"{school}/classes/10b" } },
            },
        },
    };

    private static PersonName Name(string family, string given) => new() { FamilyName = family, GivenName = given };
}
