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
using LinkState = Sferum.V1.LinkState;
using PlatformTrouble = Sferum.V1.PlatformTrouble;

namespace Sferum.UnitTests.Chats;

/// <summary>Chats as a caller sees them, over real gRPC.</summary>
public sealed class ChatFacadeTests : IAsyncLifetime
{
    private const string School = "schools/7";

    private const string ClassChat = "schools/7/chats/class-5a";

    private const string ParentsChat = "schools/7/chats/parents-5a";

    private readonly FakeIdentity _identity = new();
    private SferumUnderTest _sferum = null!;

    private ChatService.ChatServiceClient Chats => new(_sferum.Channel);

    private IGrainFactory Grains => _sferum.Services.GetRequiredService<IGrainFactory>();

    public async Task InitializeAsync()
    {
        _sferum = await SferumUnderTest.StartAsync(configure: services => services
            .AddSingleton<IIdentityPlatform>(_identity).AddSingleton<IMessengerPlatform>(new FakeMessenger(_identity)));
        await new RosterService.RosterServiceClient(_sferum.Channel).ReplaceRosterAsync(Request());
        await UntilChatsAsync(5);
    }

    public async Task DisposeAsync() => await _sferum.DisposeAsync();

    [Fact]
    public async Task ListChats_WhenPaged_GivesEveryChatOnceInRussianOrder()
    {
        var titles = new List<string>();
        var request = new ListChatsRequest { Parent = School, PageSize = 2 };
        do
        {
            var page = await Chats.ListChatsAsync(request);
            Assert.Equal(5, page.TotalSize);
            titles.AddRange(page.Chats.Select(chat => chat.Title));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["Учительская", "5 А", "10 Б", "5 А Родители", "10 Б Родители"], titles);
    }

    [Theory]
    [InlineData("title desc", "Учительская,10 Б Родители,10 Б,5 А Родители,5 А")]
    [InlineData("class_title", "Учительская,5 А,5 А Родители,10 Б,10 Б Родители")]
    [InlineData("type desc, title desc", "10 Б Родители,5 А Родители,10 Б,5 А,Учительская")]
    public async Task ListChats_WhenOrdered_IsInThatOrder(string order, string titles) =>
        Assert.Equal(titles, string.Join(',', (await Chats.ListChatsAsync(new() { Parent = School, OrderBy = order })).Chats.Select(chat => chat.Title)));

    [Fact]
    public async Task ListChats_WhenFiltered_GivesWhatFits()
    {
        var types = await Chats.ListChatsAsync(new() { Parent = School, Types_ = { ChatType.Parents, ChatType.Teachers } });
        Assert.Equal(3, types.TotalSize);
        var ofClass = await Chats.ListChatsAsync(new() { Parent = School, SchoolClass = "schools/7/classes/5a", Query = "род" });
        Assert.Equal([ParentsChat], ofClass.Chats.Select(chat => chat.Name));
        Assert.Equal(5, (await Chats.ListChatsAsync(new() { Parent = School, TroubleOnly = true })).TotalSize);
        var skipped = await Chats.ListChatsAsync(new() { Parent = School, Skip = 4 });
        Assert.Equal((1, 5, ""), (skipped.Chats.Count, skipped.TotalSize, skipped.NextPageToken));
    }

    [Fact]
    public async Task GetChat_WhenThere_HasWhatTheWindowShows()
    {
        var chat = await Chats.GetChatAsync(new() { Name = ClassChat });
        Assert.Equal(("5 А", ChatType.Class, "schools/7/classes/5a", "5 А"), (chat.Title, chat.Type, chat.SchoolClass, chat.ClassTitle));
        Assert.Equal((4, 0, 2, false), (chat.MemberCount, chat.JoinedCount, chat.AdministratorCount, chat.Deletable));
        Assert.Equal(["Яковлев Пётр", "Жуков Иван"], chat.Administrators.Select(administrator => administrator.DisplayName));
        Assert.Equal((ChatState.Open, ChatPlatformState.Waiting, PlatformTrouble.AdministratorNotLinked), (chat.State, chat.PlatformState, chat.Trouble));
        Assert.Equal([PersonKind.Staff, PersonKind.Student], chat.EditableKinds);
        Assert.NotEmpty(chat.Etag);
        Assert.Equal(chat, (await Chats.ListChatsAsync(new() { Parent = School, Query = "5 а" })).Chats[0]);
    }

    [Fact]
    public async Task ListChatMembers_WhenAsked_GivesTheTabs()
    {
        var all = await Chats.ListChatMembersAsync(new() { Parent = ClassChat });
        Assert.Equal(["Ёлкина Анна", "Жуков Иван", "Зуев Пётр", "Яковлев Пётр"], all.Members.Select(member => member.DisplayName));
        var anna = all.Members[0];
        Assert.Equal((LinkState.NotLinked, MemberPlatformState.Pending, PendingReason.NotLinked), (anna.LinkState, anna.PlatformState, anna.PendingReason));
        var ground = Assert.Single(anna.Grounds);
        Assert.Equal((MembershipGroundKind.StudentOfClass, "schools/7/classes/5a", "5 А"), (ground.Kind, ground.Resource, ground.Title));
        Assert.Equal([true, false, true, true], all.Members.Select(member => member.Removable));
        Assert.Equal(2, (await Chats.ListChatMembersAsync(new() { Parent = ClassChat, Kind = PersonKind.Student })).TotalSize);
        Assert.Equal("Ёлкина Анна", (await Chats.ListChatMembersAsync(new() { Parent = ClassChat, Query = "елк ан" })).Members.Single().DisplayName);
        var roles = await Chats.ListChatMembersAsync(new() { Parent = ClassChat, OrderBy = "role desc, display_name desc" });
        Assert.Equal(["Яковлев Пётр", "Жуков Иван", "Зуев Пётр", "Ёлкина Анна"], roles.Members.Select(member => member.DisplayName));
        Assert.Equal(2, (await Chats.ListChatMembersAsync(new() { Parent = ClassChat, Role = MemberRole.Administrator })).TotalSize);
    }

    [Fact]
    public async Task ListChatMembers_WhenAParentHasTwoChildrenInTheClass_NamesBoth()
    {
        var mother = (await Chats.ListChatMembersAsync(new() { Parent = ParentsChat, Kind = PersonKind.Parent })).Members.Single();
        Assert.Equal(["Ёлкина Анна", "Зуев Пётр"], mother.Grounds.Select(ground => ground.Title));
        Assert.Equal(["accounts/anna", "accounts/zuev"], mother.Grounds.Select(ground => ground.Resource));
    }

    [Fact]
    public async Task ActingAccount_WhenLinked_SeesItsOwnChatsWithItsRole()
    {
        await LinkAsync("teacher");
        var mine = await Poll.UntilAsync(
            async () => await Chats.ListChatsAsync(new() { Parent = School, ActingAccount = "accounts/teacher" }), page => page.TotalSize == 3, "three chats");
        Assert.Equal(
            [("Учительская", MemberRole.Member), ("5 А", MemberRole.Administrator), ("5 А Родители", MemberRole.Administrator)],
            mine.Chats.Select(chat => (chat.Title, chat.ActingRole)));
        Assert.Equal(MemberRole.Administrator, (await Chats.GetChatAsync(new() { Name = ClassChat, ActingAccount = "accounts/teacher" })).ActingRole);
        var refused = await ReasonAsync(Chats.GetChatAsync(new() { Name = "schools/7/chats/class-10b", ActingAccount = "accounts/teacher" }));
        Assert.Equal("CHAT_NOT_AVAILABLE", refused);
        Assert.Equal("CHAT_NOT_AVAILABLE", await ReasonAsync(Chats.ListChatMembersAsync(new() { Parent = "schools/7/chats/class-10b", ActingAccount = "accounts/teacher" })));
    }

    [Theory]
    [InlineData("accounts/anna", "ACCOUNT_NOT_LINKED")]
    [InlineData("accounts/nobody", "ACCOUNT_NOT_IN_SCHOOL")]
    [InlineData("anna", "INVALID_NAME")]
    public async Task ListChats_WhenTheActingAccountMayNot_SaysWhy(string account, string reason) =>
        Assert.Equal(reason, await ReasonAsync(Chats.ListChatsAsync(new() { Parent = School, ActingAccount = account })));

    [Fact]
    public async Task GetChat_WhenTheActingAccountIsNotLinked_SaysSo() =>
        Assert.Equal("ACCOUNT_NOT_LINKED", await ReasonAsync(Chats.GetChatAsync(new() { Name = ClassChat, ActingAccount = "accounts/anna" })));

    [Fact]
    public async Task Calls_WhenSomethingDoesNotExistOrIsWrong_AreRefused()
    {
        Assert.Equal("NOT_FOUND", await ReasonAsync(Chats.ListChatsAsync(new() { Parent = "schools/8" })));
        Assert.Equal("NOT_FOUND", await ReasonAsync(Chats.GetChatAsync(new() { Name = "schools/7/chats/class-5b" })));
        Assert.Equal("NOT_FOUND", await ReasonAsync(Chats.ListChatMembersAsync(new() { Parent = "schools/8/chats/class-5a" })));
        Assert.Equal("INVALID_NAME", await ReasonAsync(Chats.GetChatAsync(new() { Name = "chats/5a" })));
        Assert.Equal("ORDER_BY_INVALID", await ReasonAsync(Chats.ListChatsAsync(new() { Parent = School, OrderBy = "title, type" })));
        Assert.Equal("ORDER_BY_INVALID", await ReasonAsync(Chats.ListChatMembersAsync(new() { Parent = ClassChat, OrderBy = "role" })));
        Assert.Equal("PAGE_TOKEN_INVALID", await ReasonAsync(Chats.ListChatsAsync(new() { Parent = School, PageToken = "x" })));
        Assert.Equal("TEXT_TOO_LONG", await ReasonAsync(Chats.ListChatsAsync(new() { Parent = School, Subject = new string('а', 129) })));
        Assert.Equal("NOT_FOUND", await ReasonAsync(Chats.ListChatsAsync(new() { Parent = School, Lesson = "schools/7/lessons/1" })));
    }

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call)
    {
        using var running = call;
        var error = await Assert.ThrowsAsync<RpcException>(() => running.ResponseAsync);
        return error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason;
    }

    private Task<ListChatsResponse> UntilChatsAsync(int count) =>
        Poll.UntilAsync(async () => await Chats.ListChatsAsync(new() { Parent = School }), page => page.TotalSize == count, $"{count} chats");

    private async Task LinkAsync(string account)
    {
        var link = Grains.UserLink(new AccountId(account));
        var begun = await link.BeginAsync(new BeginLink { Request = new RequestKey("begin", 1), CallerTakesCallback = true }, default);
        var (state, code) = _identity.Approve(begun.Value!.AuthorizationAddress, new IdentityProfile($"user-{account}", "Пётр", "Яковлев"));
        var done = await link.CompleteAsync(
            new CompleteLink(new RequestKey("complete", 1), new LinkReturn { State = state, Code = code, DeviceId = "device" }), default);
        Assert.False(done.IsRefused);
    }

    private static ReplaceRosterRequest Request() => new()
    {
        School = School,
        RequestId = "r1",
        Facts = new() { Title = "Школа № 7", TimeZone = "Europe/Samara", SferumAdministrator = "accounts/head" },
        Roster = new()
        {
            Staff =
            {
                new RosterStaff { Account = "accounts/head", FullName = Name("Жуков", "Иван"), PositionType = PositionType.Administration },
                new RosterStaff { Account = "accounts/teacher", FullName = Name("Яковлев", "Пётр"), PositionType = PositionType.TeachingStaff },
            },
            Classes =
            {
                new RosterClass { SchoolClass = "schools/7/classes/5a", Title = "5 А", HomeroomTeacher = "accounts/teacher" },
                new RosterClass { SchoolClass = "schools/7/classes/10b", Title = "10 Б" },
            },
            Students =
            {
                new RosterStudent { Account = "accounts/anna", FullName = Name("Ёлкина", "Анна"), SchoolClass = "schools/7/classes/5a" },
                new RosterStudent { Account = "accounts/zuev", FullName = Name("Зуев", "Пётр"), SchoolClass = "schools/7/classes/5a" },
            },
            Parents = { new RosterParent { Account = "accounts/mother", FullName = Name("Мать", "Ольга"), Children = { "accounts/anna", "accounts/zuev" } } },
        },
    };

    private static PersonName Name(string family, string given) => new() { FamilyName = family, GivenName = given };
}
