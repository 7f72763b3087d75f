using System.Text.Json.Nodes;
using Xunit;
using static Sferum.UnitTests.Sandbox.SandboxUnderTest;

namespace Sferum.UnitTests.Sandbox.VkApi;

public sealed class ChatMethodsTests
{
    private const long Peers = 2_000_000_000;

    [Fact]
    public async Task CreateChat_NumbersChatsPerAccount()
    {
        await using var sandbox = await StartAsync();
        var (anna, pyotr) = (await sandbox.TokenAsync(), await sandbox.TokenAsync(Pyotr));
        Assert.Equal(1, await sandbox.ChatAsync(anna));
        Assert.Equal(2, await sandbox.ChatAsync(anna));
        Assert.Equal(1, await sandbox.ChatAsync(pyotr, Anna));
        var found = await sandbox.DoAsync(anna, "messages.getConversationsById", ("peer_ids", Peers + 3));
        Assert.Equal(Pyotr, (long)found["items"]![0]!["chat_settings"]!["owner_id"]!);
    }

    [Fact]
    public async Task CreateChat_TellsWhoWasReallyAdded()
    {
        await using var sandbox = await StartAsync();
        await FlagAsync(sandbox, Olga, "privacy");
        var answer = await sandbox.DoAsync(await sandbox.TokenAsync(), "messages.createChat", ("user_ids", $"{Pyotr},{Olga},{Pyotr}"), ("title", "Т"));
        Assert.Equal([Pyotr], answer["peer_ids"]!.AsArray().Select(id => (long)id!));
    }

    [Fact]
    public async Task CreateChat_WhenNobodyCanBeAdded_Answers936()
    {
        await using var sandbox = await StartAsync();
        Assert.Equal(936, await sandbox.FailAsync(await sandbox.TokenAsync(), "messages.createChat", ("user_ids", 1), ("title", "Т")));
        Assert.Equal(100, await sandbox.FailAsync(await sandbox.TokenAsync(), "messages.createChat"));
    }

    [Theory]
    [InlineData("5.131", "1")]
    [InlineData("5.199", """{"chat_id":1,"peer_ids":[]}""")]
    public async Task CreateChat_AnswersABareNumberToOldVersions(string version, string answer)
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var envelope = await sandbox.GetAsync($"/method/messages.createChat?title=T&v={version}&access_token={token}");
        Assert.Equal(answer, envelope["response"]!.ToJsonString());
    }

    [Fact]
    public async Task EditChat_RenamesForAdministratorsOnly()
    {
        await using var sandbox = await StartAsync();
        var (anna, pyotr) = (await sandbox.TokenAsync(), await sandbox.TokenAsync(Pyotr));
        var chat = await sandbox.ChatAsync(anna, Pyotr);
        Assert.Equal(1, (int)await sandbox.DoAsync(anna, "messages.editChat", ("chat_id", chat), ("title", "6 А")));
        Assert.Equal("6 А", (string)(await sandbox.GetAsync("/sandbox/chats"))["items"]![0]!["title"]!);
        Assert.Equal(925, await sandbox.FailAsync(pyotr, "messages.editChat", ("chat_id", 1), ("title", "7 А")));
        Assert.Equal(945, await sandbox.FailAsync(anna, "messages.editChat", ("chat_id", 99), ("title", "7 А")));
        Assert.Equal(100, await sandbox.FailAsync(anna, "messages.editChat", ("chat_id", chat), ("title", new string('я', 129))));
    }

    [Fact]
    public async Task AddChatUser_WhenAlreadyThere_Answers15WithoutEffect()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var chat = await sandbox.ChatAsync(token, Pyotr);
        var before = await sandbox.LastSeqAsync();
        Assert.Equal(15, await AddAsync(sandbox, token, chat, Pyotr));
        Assert.Empty(await sandbox.EffectsAsync(before));
    }

    [Fact]
    public async Task AddChatUser_WhenRefused_AnswersTheReason()
    {
        await using var sandbox = await StartAsync(options => options.MaxChatMembers = 2);
        var token = await sandbox.TokenAsync();
        var chat = await sandbox.ChatAsync(token);
        await FlagAsync(sandbox, Olga, "privacy");
        await FlagAsync(sandbox, Andrey, "deactivated");
        Assert.Equal(981, await AddAsync(sandbox, token, chat, Olga));
        Assert.Equal(18, await AddAsync(sandbox, token, chat, Andrey));
        Assert.Equal(936, await AddAsync(sandbox, token, chat, 5));
        Assert.Equal(945, await AddAsync(sandbox, token, chat + 1, Pyotr));
        Assert.Equal(100, await sandbox.FailAsync(token, "messages.addChatUser", ("chat_id", chat)));
        Assert.Equal(100, await sandbox.FailAsync(token, "messages.addChatUser", ("chat_id", chat), ("user_id", Pyotr), ("visible_messages_count", 1001)));
        await sandbox.DoAsync(token, "messages.addChatUser", ("chat_id", chat), ("user_id", Pyotr), ("visible_messages_count", 0));
        Assert.Equal(103, await AddAsync(sandbox, token, chat, Olga + 2));
    }

    [Fact]
    public async Task AddChatUser_WhenOneLeftByOneself_LetsOneBack_ButNotWhoWasRemoved()
    {
        await using var sandbox = await StartAsync();
        var (anna, pyotr, olga) = (await sandbox.TokenAsync(), await sandbox.TokenAsync(Pyotr), await sandbox.TokenAsync(Olga));
        var chat = await sandbox.ChatAsync(anna, Pyotr, Olga);
        await sandbox.DoAsync(pyotr, "messages.removeChatUser", ("chat_id", 1), ("user_id", Pyotr));
        await sandbox.DoAsync(pyotr, "messages.addChatUser", ("chat_id", 1), ("user_id", Pyotr));
        await sandbox.DoAsync(anna, "messages.removeChatUser", ("chat_id", chat), ("user_id", Olga));
        Assert.Equal(945, await AddAsync(sandbox, olga, 1, Olga));
    }

    [Fact]
    public async Task RemoveChatUser_FollowsTheRoles()
    {
        await using var sandbox = await StartAsync();
        var (anna, pyotr, olga) = (await sandbox.TokenAsync(), await sandbox.TokenAsync(Pyotr), await sandbox.TokenAsync(Olga));
        var chat = await sandbox.ChatAsync(anna, Pyotr, Olga, Andrey);
        await RoleAsync(sandbox, anna, chat, Pyotr, "admin");
        Assert.Equal(925, await RemoveAsync(sandbox, olga, 1, Andrey));
        Assert.Equal(925, await RemoveAsync(sandbox, pyotr, 1, Anna));
        Assert.Equal(935, await RemoveAsync(sandbox, anna, chat, 5));
        Assert.Equal(945, await RemoveAsync(sandbox, anna, chat + 1, Olga));
        Assert.Equal(100, await sandbox.FailAsync(anna, "messages.removeChatUser", ("chat_id", chat)));
        await sandbox.DoAsync(pyotr, "messages.removeChatUser", ("chat_id", 1), ("user_id", Olga));
        Assert.Equal(935, await RemoveAsync(sandbox, anna, chat, Olga));
        await sandbox.DoAsync(anna, "messages.removeChatUser", ("chat_id", chat), ("member_id", Pyotr));
        await sandbox.DoAsync(anna, "messages.removeChatUser", ("chat_id", chat), ("user_id", Anna));
        Assert.Equal(935, await RemoveAsync(sandbox, anna, chat, Anna));
    }

    [Fact]
    public async Task SetMemberRole_ChangesTheRoleOnce()
    {
        await using var sandbox = await StartAsync();
        var (anna, pyotr) = (await sandbox.TokenAsync(), await sandbox.TokenAsync(Pyotr));
        var chat = await sandbox.ChatAsync(anna, Pyotr);
        var before = await sandbox.LastSeqAsync();
        await RoleAsync(sandbox, anna, chat, Pyotr, "admin");
        await RoleAsync(sandbox, anna, chat, Pyotr, "admin");
        Assert.Equal(["role_set"], await sandbox.EffectsAsync(before));
        await sandbox.DoAsync(pyotr, "messages.editChat", ("chat_id", 1), ("title", "7 А"));
        await RoleAsync(sandbox, anna, chat, Pyotr, "member");
        Assert.Equal(925, await sandbox.FailAsync(pyotr, "messages.setMemberRole", ("peer_id", Peers + 1), ("member_id", Anna), ("role", "member")));
        Assert.Equal(935, await sandbox.FailAsync(anna, "messages.setMemberRole", ("peer_id", Peers + chat), ("member_id", Olga), ("role", "admin")));
        Assert.Equal(100, await sandbox.FailAsync(anna, "messages.setMemberRole", ("peer_id", Peers + chat), ("member_id", Pyotr), ("role", "king")));
        Assert.Equal(917, await sandbox.FailAsync(anna, "messages.setMemberRole", ("peer_id", Peers + 99), ("member_id", Pyotr), ("role", "admin")));
    }

    [Fact]
    public async Task GetConversationMembers_TellsRolesAndPages()
    {
        await using var sandbox = await StartAsync();
        var anna = await sandbox.TokenAsync();
        var chat = await sandbox.ChatAsync(anna, Pyotr, Olga);
        await RoleAsync(sandbox, anna, chat, Pyotr, "admin");
        var all = await sandbox.DoAsync(anna, "messages.getConversationMembers", ("peer_id", Peers + chat), ("extended", 1));
        Assert.Equal(3, (int)all["count"]!);
        var (owner, admin, member) = (all["items"]![0]!, all["items"]![1]!, all["items"]![2]!);
        Assert.True((bool)owner["is_owner"]! && (bool)owner["is_admin"]! && (bool)admin["is_admin"]!);
        Assert.True(member["is_admin"] is null && (bool)member["can_kick"]!);
        Assert.Equal(Anna, (long)member["invited_by"]!);
        Assert.Equal(sandbox.Time.GetUtcNow().ToUnixTimeSeconds(), (long)member["join_date"]!);
        Assert.Equal("Соловьёва", (string)all["profiles"]![0]!["last_name"]!);

        var page = await sandbox.DoAsync(anna, "messages.getConversationMembers", ("peer_id", Peers + chat), ("offset", 2), ("count", 5));
        Assert.Equal([Olga], page["items"]!.AsArray().Select(row => (long)row!["member_id"]!));
        Assert.Equal(927, await sandbox.FailAsync(anna, "messages.getConversationMembers", ("peer_id", Peers + 99)));
        Assert.Equal(100, await sandbox.FailAsync(anna, "messages.getConversationMembers", ("peer_id", Peers + chat), ("count", 1001)));
        await sandbox.DoAsync(anna, "messages.removeChatUser", ("chat_id", chat), ("user_id", Anna));
        Assert.Equal(917, await sandbox.FailAsync(anna, "messages.getConversationMembers", ("peer_id", Peers + chat)));
    }

    [Fact]
    public async Task GetConversationsById_TellsTheSettings()
    {
        await using var sandbox = await StartAsync();
        var anna = await sandbox.TokenAsync();
        var chat = await sandbox.ChatAsync(anna, Pyotr);
        await RoleAsync(sandbox, anna, chat, Pyotr, "admin");
        var found = await sandbox.DoAsync(anna, "messages.getConversationsById", ("peer_ids", $"{Peers + chat},{Peers + 99}"));
        Assert.Equal(1, (int)found["count"]!);
        var settings = found["items"]![0]!["chat_settings"]!;
        Assert.Equal(("5 А", 2, Anna, "in"), ((string)settings["title"]!, (int)settings["members_count"]!, (long)settings["owner_id"]!, (string)settings["state"]!));
        Assert.Equal([Pyotr], settings["admin_ids"]!.AsArray().Select(id => (long)id!));
        Assert.Equal(927, await sandbox.FailAsync(anna, "messages.getConversationsById", ("peer_ids", Peers + 99)));
        Assert.Equal(100, await sandbox.FailAsync(anna, "messages.getConversationsById", ("peer_ids", string.Join(',', Enumerable.Range(1, 101)))));
    }

    [Fact]
    public async Task SearchConversations_FindsTheCallersOwnChatsByTitle()
    {
        await using var sandbox = await StartAsync();
        var (anna, pyotr) = (await sandbox.TokenAsync(), await sandbox.TokenAsync(Pyotr));
        await sandbox.ChatAsync(pyotr);
        await sandbox.DoAsync(anna, "messages.createChat", ("title", "Учительская #w1"));
        await sandbox.DoAsync(anna, "messages.createChat", ("title", "учительская #w2"));
        var found = await sandbox.DoAsync(anna, "messages.searchConversations", ("q", "УЧИТЕЛЬСКАЯ"), ("count", 1));
        Assert.Equal(2, (int)found["count"]!);
        var item = found["items"]!.AsArray().Single()!;
        Assert.Equal((Peers + 2, "chat", 2), ((long)item["peer"]!["id"]!, (string)item["peer"]!["type"]!, (int)item["peer"]!["local_id"]!));
        Assert.Equal("учительская #w2", (string)item["chat_settings"]!["title"]!);
        Assert.Equal(0, (int)(await sandbox.DoAsync(anna, "messages.searchConversations", ("q", "5 А")))["count"]!);
    }

    [Theory]
    [InlineData("messages.getConversationsById", "peer_ids", Peers + 1)]
    [InlineData("messages.searchConversations", "q", "5 А")]
    public async Task Conversations_WhenExtended_BringWhoIsNamedInThem(string method, string name, object value)
    {
        await using var sandbox = await StartAsync();
        var anna = await sandbox.TokenAsync();
        await sandbox.ChatAsync(anna, Pyotr, Olga);
        var plain = await sandbox.DoAsync(anna, method, (name, value));
        Assert.Equal((null, null), (plain["profiles"], plain["groups"]));
        foreach (var asked in new (string Name, object Value)[] { ("extended", 1), ("fields", "sex") })
        {
            var found = await sandbox.DoAsync(anna, method, (name, value), asked);
            Assert.Equal([Anna, Pyotr, Olga], found["profiles"]!.AsArray().Select(user => (long)user!["id"]!));
            Assert.Equal(asked.Name == "fields", found["profiles"]![0]!["sex"] is not null);
            Assert.Empty(found["groups"]!.AsArray());
        }
    }

    [Fact]
    public async Task InviteLink_BringsANewAdministratorIn()
    {
        await using var sandbox = await StartAsync();
        var (anna, pyotr) = (await sandbox.TokenAsync(), await sandbox.TokenAsync(Pyotr));
        await sandbox.ChatAsync(pyotr);
        var chat = await sandbox.ChatAsync(anna);
        var link = await LinkAsync(sandbox, anna, chat);
        Assert.Equal(link, await LinkAsync(sandbox, anna, chat));
        Assert.Equal(2, (int)(await sandbox.DoAsync(pyotr, "messages.joinChatByInviteLink", ("link", link)))["chat_id"]!);
        Assert.Equal(15, await sandbox.FailAsync(pyotr, "messages.joinChatByInviteLink", ("link", link)));
        Assert.Equal(919, await sandbox.FailAsync(pyotr, "messages.getInviteLink", ("peer_id", Peers + 2)));
        Assert.Equal(931, await sandbox.FailAsync(pyotr, "messages.getInviteLink", ("peer_id", Peers + 2), ("reset", 1)));
        Assert.NotEqual(link, await LinkAsync(sandbox, anna, chat, ("reset", 1)));
        Assert.Equal(917, await sandbox.FailAsync(await sandbox.TokenAsync(Olga), "messages.joinChatByInviteLink", ("link", link)));
        Assert.Equal(917, await sandbox.FailAsync(anna, "messages.getInviteLink", ("peer_id", Peers + 99)));
    }

    [Fact]
    public async Task DeleteConversation_TouchesOnlyTheCallersOwnHistory()
    {
        await using var sandbox = await StartAsync();
        var anna = await sandbox.TokenAsync();
        var chat = await sandbox.ChatAsync(anna, Pyotr);
        Assert.NotNull((await sandbox.DoAsync(anna, "messages.deleteConversation", ("peer_id", Peers + chat)))["last_deleted_id"]);
        Assert.Equal(2, (int)(await sandbox.GetAsync("/sandbox/chats"))["items"]![0]!["members_count"]!);
        Assert.Equal(936, await sandbox.FailAsync(anna, "messages.deleteConversation", ("peer_id", Peers + 99)));
    }

    [Fact]
    public async Task GetUsers_LeavesOutStrangersAndMarksTheDeactivated()
    {
        await using var sandbox = await StartAsync();
        await FlagAsync(sandbox, Pyotr, "deactivated");
        await FlagAsync(sandbox, Olga, "privacy");
        var users = await sandbox.DoAsync(await sandbox.TokenAsync(), "users.get", ("user_ids", $"{Pyotr},5,{Olga}"), ("fields", "can_invite_to_chats"));
        Assert.Equal([Pyotr, Olga], users.AsArray().Select(user => (long)user!["id"]!));
        Assert.Equal("deleted", (string)users[0]!["deactivated"]!);
        Assert.False((bool)users[1]!["can_invite_to_chats"]!);
    }

    private static Task<JsonNode> FlagAsync(SandboxUnderTest sandbox, long user, string flag) =>
        sandbox.PostAsync($"/sandbox/people/{user}/flags", new JsonObject { [flag] = true });

    private static Task<int> AddAsync(SandboxUnderTest sandbox, string token, long chat, long user) =>
        sandbox.FailAsync(token, "messages.addChatUser", ("chat_id", chat), ("user_id", user));

    private static Task<int> RemoveAsync(SandboxUnderTest sandbox, string token, long chat, long user) =>
        sandbox.FailAsync(token, "messages.removeChatUser", ("chat_id", chat), ("user_id", user));

    private static Task<JsonNode> RoleAsync(SandboxUnderTest sandbox, string token, long chat, long user, string role) =>
        sandbox.DoAsync(token, "messages.setMemberRole", ("peer_id", Peers + chat), ("member_id", user), ("role", role));

    private static async Task<string> LinkAsync(SandboxUnderTest sandbox, string token, long chat, params (string, object)[] more) =>
        (string)(await sandbox.DoAsync(token, "messages.getInviteLink", [("peer_id", Peers + chat), .. more]))["link"]!;
}
