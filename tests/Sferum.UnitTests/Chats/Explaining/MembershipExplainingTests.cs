using Grpc.Core;
using Sferum.V1;
using Xunit;
using static Sferum.UnitTests.Chats.ChatSchool;

namespace Sferum.UnitTests.Chats.Explaining;

public sealed class MembershipExplainingTests(ChatSchool school) : IClassFixture<ChatSchool>
{
    private static readonly Metadata English = new() { { "accept-language", "en" } };

    [Fact]
    public async Task ExplainMembership_WhenAMember_NamesTheGroundsAndThePlatform()
    {
        var answer = await ExplainAsync(ParentsChat, "accounts/mother");
        Assert.True(answer.IsMember);
        Assert.Equal(2, answer.RosterGrounds.Count);
        Assert.StartsWith("Участник чата: родитель (ребёнок: Ёлкина Анна) (с ", answer.Explanation, StringComparison.Ordinal);
        Assert.Contains("Зуев Пётр", answer.Explanation, StringComparison.Ordinal);
        Assert.EndsWith("В Сферуме пока не в чате: аккаунт не привязан, добавление произойдёт после привязки.", answer.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainMembership_WhenRemovedByHand_TellsWhatTheRosterSays()
    {
        var chat = await school.CreateAsync("Объяснения");
        await school.Chats.UpdateChatAsync(new() { Chat = new() { Name = chat.Name }, RemoveMembers = { "accounts/anna" }, RequestId = NewId() });
        var answer = await ExplainAsync(chat.Name, "accounts/anna", English);
        Assert.Equal((false, true, 1), (answer.IsMember, answer.Member.RemovedByHand, answer.RosterGrounds.Count));
        Assert.StartsWith("Not a member of the chat: removed by hand on ", answer.Explanation, StringComparison.Ordinal);
        Assert.Contains("By the school's data: student of group 15 (since ", answer.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainMembership_WhenAddedByHand_TellsByWhom()
    {
        var chat = await school.CreateAsync("Ещё объяснения");
        await school.Chats.UpdateChatAsync(new()
        {
            Chat = new() { Name = chat.Name },
            SetMembers = { new ChatMemberInput { Account = "accounts/cook", Role = MemberRole.Administrator } },
            AcceptUnlinked = true,
            ActingAccount = "accounts/teacher",
            RequestId = NewId(),
        });
        var answer = await ExplainAsync(chat.Name, "accounts/cook");
        Assert.Empty(answer.RosterGrounds);
        Assert.Contains("добавление вручную (кто добавил: Яковлев Пётр)", answer.Explanation, StringComparison.Ordinal);
        Assert.Contains("Роль в чате назначена вручную. В Сферуме не в чате, пока учётная запись заблокирована.", answer.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accounts/boris", "Не участник чата. В него входят ученики класса, классный руководитель, администратор чатов Сферума и добавленные вручную.")]
    [InlineData("accounts/nobody", "Не участник чата: не относится к этой школе.")]
    public async Task ExplainMembership_WhenAStranger_TellsWhoBelongs(string account, string explanation)
    {
        var answer = await ExplainAsync(ClassChat, account);
        Assert.Equal((false, null, explanation), (answer.IsMember, answer.Member, answer.Explanation));
    }

    [Fact]
    public async Task ExplainMembership_WhenThereIsNoSuchChat_SaysSo() =>
        Assert.Equal("NOT_FOUND", await ReasonAsync(school.Chats.ExplainMembershipAsync(new() { Chat = "schools/7/chats/none", Account = "accounts/anna" })));

    private async Task<ExplainMembershipResponse> ExplainAsync(string chat, string account, Metadata? headers = null) =>
        await school.Chats.ExplainMembershipAsync(new() { Chat = chat, Account = account }, headers);
}
