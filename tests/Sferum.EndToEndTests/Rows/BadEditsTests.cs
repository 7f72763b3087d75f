using Grpc.Core;
using Sferum.EndToEndTests.Rosters;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>Saves of chats that make no sense: each has its own answer with the field's path, and nothing is half done.</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class BadEditsTests(SharedDeployment deployment)
{
    [Fact]
    public async Task B11_Edit_WhenSomethingIsWrong_SaysWhereAndWritesNothing()
    {
        var school = await deployment.NewSchool("bad").OpenAsync();
        await school.LinkAsync("head", "petr");
        await school.ShowsAsync("Учительская", "head* olga petr", "head* petr");
        var chat = await school.ChatAsync("5 А");
        (string Field, ErrorReason Reason, Action<UpdateChatRequest> Spoil)[] cases =
        [
            ("chat.name", ErrorReason.InvalidName, r => r.Chat.Name = "chats/5a"),
            ("chat.title", ErrorReason.TextTooLong, r => r.Chat.Title = new string('А', 129)),
            ("chat.title", ErrorReason.TextHasControlCharacters, r => r.Chat.Title = "5\u0007А"),
            ("chat.title", ErrorReason.TextHasControlCharacters, r => r.Chat.Title = "5\u202EА"),
            ("chat.title", ErrorReason.FieldRequired, r => r.UpdateMask = new() { Paths = { "title" } }),
            ("update_mask", ErrorReason.UpdateMaskInvalid, r => r.UpdateMask = new() { Paths = { "type" } }),
            ("set_members[1].account", ErrorReason.MemberNotInSchool, r => r.SetMembers.Add(Input(school, "nobody"))),
            ("set_members[1].account", ErrorReason.DuplicateItem, r => r.SetMembers.Add(Input(school, "petr"))),
            ("set_members[1].account", ErrorReason.InvalidName, r => r.SetMembers.Add(new ChatMemberInput())),
            ("set_members[1].account", ErrorReason.KindNotAllowed, r => r.SetMembers.Add(Input(school, "papa"))),
            ("remove_members[0]", ErrorReason.MemberBothAddedAndRemoved, r => r.RemoveMembers.Add(school.Account("petr"))),
            ("remove_members[1]", ErrorReason.DuplicateItem, r => r.RemoveMembers.AddRange([school.Account("ivan"), school.Account("ivan")])),
            ("set_members", ErrorReason.TooManyItems, r => r.SetMembers.AddRange(Enumerable.Range(0, 3_000).Select(i => Input(school, $"p{i}")))),
            ("request_id", ErrorReason.FieldRequired, r => r.RequestId = ""),
            ("request_id", ErrorReason.InvalidRequestId, r => r.RequestId = new string('r', 65)),
        ];
        var before = await SettledAsync(school);
        foreach (var (field, reason, spoil) in cases)
        {
            var request = new UpdateChatRequest
            {
                Chat = new Chat { Name = chat.Name },
                SetMembers = { Input(school, "petr") },
                AcceptUnlinked = true,
                RequestId = school.NextRequest(),
            };
            spoil(request);
            var error = await LivingSchool.RefusedAsync(() => school.Clients.Chats.UpdateChatAsync(request).ResponseAsync, reason);
            Assert.Equal(field, Assert.Single(error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>().FieldViolations).Field);
        }

        await LivingSchool.RefusedAsync(() => school.UpdateAsync(chat, set: ["petr"], remove: ["cook"]), ErrorReason.NotAMember);
        Assert.Equal(before, await SettledAsync(school));
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
    }

    [Fact]
    public async Task B6_Create_WhenSomethingIsWrong_SaysWhereAndWritesNothing()
    {
        var school = await deployment.NewSchool("bad").OpenAsync();
        var before = await SettledAsync(school);
        (string Field, ErrorReason Reason, Chat Chat)[] cases =
        [
            ("chat.title", ErrorReason.FieldRequired, new Chat { Type = ChatType.Other }),
            ("chat.title", ErrorReason.FieldRequired, new Chat { Type = ChatType.Other, Title = "  " }),
            ("chat.type", ErrorReason.FieldRequired, new Chat { Title = "Хор" }),
            ("chat.type", ErrorReason.ChatTypeNotCreatable, new Chat { Type = ChatType.Class, Title = "5 В" }),
            ("chat.group", ErrorReason.GroupRequired, new Chat { Type = ChatType.Subject }),
            ("chat.group", ErrorReason.GroupNotAllowed, new Chat { Type = ChatType.Other, Title = "Хор", Group = school.Group("15") }),
        ];
        foreach (var (field, reason, chat) in cases)
        {
            var error = await LivingSchool.RefusedAsync(() => school.CreateAsync(chat), reason);
            Assert.Equal(field, Assert.Single(error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>().FieldViolations).Field);
        }

        await LivingSchool.RefusedAsync(() => school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("99") }), ErrorReason.NotFound);
        Assert.Equal(before, await SettledAsync(school));
        Assert.Equal(5, (await school.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = school.Name })).TotalSize);
    }

    [Fact]
    public async Task B11_Edit_OfAnotherSchoolsChatOrWithItsPeople_IsRefused()
    {
        var (school, other) = (await deployment.NewSchool("bad").OpenAsync(), await deployment.NewSchool("bad").OpenAsync());
        var chat = await school.ChatAsync("5 А");
        await LivingSchool.RefusedAsync(
            () => school.Clients.Chats.UpdateChatAsync(new UpdateChatRequest
            {
                Chat = new Chat { Name = chat.Name },
                SetMembers = { Input(other, "petr") },
                AcceptUnlinked = true,
                RequestId = school.NextRequest(),
            }).ResponseAsync,
            ErrorReason.MemberNotInSchool);
        await LivingSchool.RefusedAsync(() => other.UpdateAsync(new Chat { Name = $"{other.Name}/chats/class-9z" }, title: "9 Я"), ErrorReason.NotFound);
        await school.ShowsAsync("5 А", "head* olga* ivan anna", there: null);
    }

    private static ChatMemberInput Input(LivingSchool school, string person) => new() { Account = school.Account(person) };

    private Task<IReadOnlyDictionary<string, long>> SettledAsync(LivingSchool school) => StoredRows.SettledWritesAsync(deployment.Service, school.Name);
}
