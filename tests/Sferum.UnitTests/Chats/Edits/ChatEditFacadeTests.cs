using Google.Rpc;
using Sferum.V1;
using Xunit;
using static Sferum.UnitTests.Chats.ChatSchool;

namespace Sferum.UnitTests.Chats.Edits;

/// <summary>The windows «Добавить», «Изменить» and «Удалить» as a caller sees them, over real gRPC.</summary>
public sealed class ChatEditFacadeTests(ChatSchool school) : IClassFixture<ChatSchool>
{
    private ChatService.ChatServiceClient Chats => school.Chats;

    [Fact]
    public async Task DraftChat_WhenSubject_IsFilledWithTheGroup()
    {
        var request = new DraftChatRequest { Parent = SchoolName, Type = ChatType.Subject, Group = Group, PageSize = 3 };
        var draft = await Chats.DraftChatAsync(request);
        Assert.Equal(("", "15 - Английский язык", ChatType.Subject, Group), (draft.Chat.Name, draft.Chat.Title, draft.Chat.Type, draft.Chat.Group));
        Assert.Equal(("5 А", "Английский язык", "schools/7/classes/5a", ""), (draft.Chat.ClassTitle, draft.Chat.Subject, draft.Chat.SchoolClass, draft.Chat.Etag));
        Assert.Equal(["Яковлев Пётр", "Жуков Иван"], draft.Chat.Administrators.Select(administrator => administrator.DisplayName));
        Assert.Equal([PersonKind.Staff, PersonKind.Student], draft.Chat.EditableKinds);
        Assert.Equal((4, 2), (draft.TotalSize, draft.UnlinkedCount));
        request.PageToken = draft.NextPageToken;
        var members = draft.Members.Concat((await Chats.DraftChatAsync(request)).Members).ToArray();
        Assert.Equal(["Ёлкина Анна", "Жуков Иван", "Зуев Пётр", "Яковлев Пётр"], members.Select(member => member.DisplayName));
        Assert.Equal([LinkState.Linked, LinkState.NotLinked, LinkState.NotLinked, LinkState.Linked], members.Select(member => member.LinkState));
        Assert.Equal((MembershipGroundKind.GroupTeacher, Group, "15"), (members[3].Grounds[0].Kind, members[3].Grounds[0].Resource, members[3].Grounds[0].Title));
        Assert.Equal(MemberRole.Administrator, members[3].Role);
    }

    [Fact]
    public async Task DraftChat_WhenOther_HasTheAdministratorOnly()
    {
        var draft = await Chats.DraftChatAsync(new() { Parent = SchoolName, Type = ChatType.Other });
        Assert.Equal(("accounts/head", 1, 1), (draft.Members.Single().Account, draft.TotalSize, draft.UnlinkedCount));
        Assert.False(draft.Members[0].Removable);
        Assert.Equal(3, draft.Chat.EditableKinds.Count);
    }

    [Theory]
    [InlineData(SchoolName, ChatType.Unspecified, "", "FIELD_REQUIRED")]
    [InlineData(SchoolName, ChatType.Class, "", "CHAT_TYPE_NOT_CREATABLE")]
    [InlineData(SchoolName, ChatType.Subject, "", "GROUP_REQUIRED")]
    [InlineData(SchoolName, ChatType.Other, Group, "GROUP_NOT_ALLOWED")]
    [InlineData(SchoolName, ChatType.Subject, "schools/7/groups/99", "NOT_FOUND")]
    [InlineData(SchoolName, ChatType.Subject, "schools/8/groups/15", "NOT_FOUND")]
    [InlineData(SchoolName, ChatType.Subject, "15", "INVALID_NAME")]
    [InlineData("schools/9", ChatType.Other, "", "NOT_FOUND")]
    public async Task DraftChatAndCreateChat_WhenThereIsNoSuchChat_SayWhy(string parent, ChatType type, string group, string reason)
    {
        Assert.Equal(reason, await ReasonAsync(Chats.DraftChatAsync(new() { Parent = parent, Type = type, Group = group })));
        var request = new CreateChatRequest { Parent = parent, Chat = new() { Type = type, Group = group, Title = "Чат" }, RequestId = NewId() };
        Assert.Equal(reason, await ReasonAsync(Chats.CreateChatAsync(request)));
    }

    [Fact]
    public async Task CreateChat_WhenSomeAreNotLinked_NamesThemAndSavesOnOk()
    {
        var request = new CreateChatRequest { Parent = SchoolName, Chat = new() { Type = ChatType.Subject, Group = Group }, RequestId = NewId() };
        var status = await StatusAsync(Chats.CreateChatAsync(request));
        Assert.Equal("2", status.GetDetail<ErrorInfo>()!.Metadata["count"]);
        Assert.Equal(["accounts/head", "accounts/zuev"], status.GetDetail<PreconditionFailure>()!.Violations.Select(violation => violation.Subject));
        request.AcceptUnlinked = true;
        var made = await Chats.CreateChatAsync(request);
        Assert.Equal(("15 - Английский язык", false, 4, true), (made.Title, made.TitledByHand, made.MemberCount, made.Deletable));
        Assert.Equal(made.Name, (await Chats.CreateChatAsync(request)).Name);
        request.Chat.Title = "Другое";
        Assert.Equal("REQUEST_ID_REUSED", await ReasonAsync(Chats.CreateChatAsync(request)));
    }

    [Fact]
    public async Task CreateChat_WhenAnswered_StandsInTheRegistryAndInItsFilters()
    {
        var made = await school.CreateAsync("Хор «Ёлочка»", BothGroup);
        Assert.Equal(made, (await Chats.ListChatsAsync(new() { Parent = SchoolName, Query = "елоч" })).Chats.Single());
        Assert.Equal(("5 А, 10 Б", "", "Хор"), (made.ClassTitle, made.SchoolClass, made.Subject));
        foreach (var filter in new ListChatsRequest[] { new() { SchoolClass = "schools/7/classes/10b" }, new() { SchoolClass = "schools/7/classes/5a" }, new() { Group = BothGroup }, new() { Subject = "хор" } })
        {
            filter.Parent = SchoolName;
            Assert.Contains(made.Name, (await Chats.ListChatsAsync(filter)).Chats.Select(chat => chat.Name));
        }
    }

    [Theory]
    [InlineData("5а")]
    [InlineData("5 а")]
    [InlineData("5А")]
    public async Task ListChats_WhenLettersAreGluedToNumbers_FindsThemAllTheSame(string query) =>
        Assert.Equal(["5 А", "5 А Родители"], (await Chats.ListChatsAsync(new() { Parent = SchoolName, Query = query })).Chats.Select(chat => chat.Title));

    [Fact]
    public async Task CreateChat_WhenOnlyChecked_MakesNothing()
    {
        var request = new CreateChatRequest
        {
            Parent = SchoolName,
            Chat = new() { Type = ChatType.Other, Title = "Проба" },
            SetMembers = { new ChatMemberInput { Account = "accounts/mother", Role = MemberRole.Administrator } },
            AcceptUnlinked = true,
            RequestId = NewId(),
            ValidateOnly = true,
        };
        var checkedOnly = await Chats.CreateChatAsync(request);
        Assert.Equal(("Проба", 2, 2), (checkedOnly.Title, checkedOnly.MemberCount, checkedOnly.AdministratorCount));
        Assert.Equal("NOT_FOUND", await ReasonAsync(Chats.GetChatAsync(new() { Name = checkedOnly.Name })));
        request.ValidateOnly = false;
        Assert.Equal(checkedOnly.Name, (await Chats.CreateChatAsync(request)).Name);
    }

    [Fact]
    public async Task UpdateChat_WhenPeopleAreAddedAndRemoved_ShowsIt()
    {
        var chat = await school.CreateAsync("Правка");
        var update = new UpdateChatRequest
        {
            Chat = new() { Name = chat.Name, Title = "Правка 2", Etag = chat.Etag },
            SetMembers = { new ChatMemberInput { Account = "accounts/boris", Role = MemberRole.Administrator }, new ChatMemberInput { Account = "accounts/cook" } },
            RemoveMembers = { "accounts/anna" },
            RequestId = NewId(),
            ActingAccount = "accounts/teacher",
        };
        Assert.Equal("2", (await StatusAsync(Chats.UpdateChatAsync(update))).GetDetail<ErrorInfo>()!.Metadata["count"]);
        update.AcceptUnlinked = true;
        var saved = await Chats.UpdateChatAsync(update);
        Assert.Equal(("Правка 2", true, 5, MemberRole.Administrator), (saved.Title, saved.TitledByHand, saved.MemberCount, saved.ActingRole));
        Assert.Equal(saved, await Chats.UpdateChatAsync(update));
        update.RequestId = NewId();
        Assert.Equal("ETAG_MISMATCH", await ReasonAsync(Chats.UpdateChatAsync(update)));
        var members = (await Chats.ListChatMembersAsync(new() { Parent = chat.Name, ShowRemoved = true })).Members.ToDictionary(member => member.Account);
        Assert.Equal((MembershipGroundKind.AddedByHand, "", "Яковлев Пётр"), (members["accounts/boris"].Grounds[0].Kind, members["accounts/boris"].Grounds[0].Resource, members["accounts/boris"].Grounds[0].Title));
        Assert.True(members["accounts/boris"].RoleByHand);
        Assert.Equal((true, PendingReason.Blocked), (members["accounts/cook"].Blocked, members["accounts/cook"].PendingReason));
        Assert.Equal((true, 1), (members["accounts/anna"].RemovedByHand, members["accounts/anna"].Grounds.Count));
        Assert.Equal(5, (await Chats.ListChatMembersAsync(new() { Parent = chat.Name })).TotalSize);
    }

    [Fact]
    public async Task UpdateChat_WhenSomethingIsWrong_SaysWhatAndWhere()
    {
        var chat = await school.CreateAsync("Отказы");
        await RefusedAsync("KIND_NOT_ALLOWED", "set_members[0].account", update => update.SetMembers.Add(new ChatMemberInput { Account = "accounts/mother" }));
        await RefusedAsync("MEMBER_NOT_IN_SCHOOL", "set_members[0].account", update => update.SetMembers.Add(new ChatMemberInput { Account = "accounts/nobody" }));
        await RefusedAsync("INVALID_NAME", "set_members[0].account", update => update.SetMembers.Add(new ChatMemberInput { Account = "nobody" }));
        await RefusedAsync("NOT_A_MEMBER", "remove_members[0]", update => update.RemoveMembers.Add("accounts/boris"));
        await RefusedAsync("ADMINISTRATOR_NOT_REMOVABLE", "remove_members[0]", update => update.RemoveMembers.Add("accounts/head"));
        await RefusedAsync("DUPLICATE_ITEM", "remove_members[1]", update => update.RemoveMembers.Add(["accounts/anna", "accounts/anna"]));
        await RefusedAsync("UPDATE_MASK_INVALID", "update_mask", update => update.UpdateMask = new() { Paths = { "type" } });
        await RefusedAsync("FIELD_REQUIRED", "chat.title", update => update.UpdateMask = new() { Paths = { "title" } });
        await RefusedAsync("TEXT_TOO_LONG", "chat.title", update => update.Chat.Title = new string('я', 129));
        await RefusedAsync("TEXT_HAS_CONTROL_CHARACTERS", "chat.title", update => update.Chat.Title = "а\u202Eб");
        await RefusedAsync("NOT_FOUND", "chat.name", update => update.Chat.Name = "schools/7/chats/none");

        async Task RefusedAsync(string reason, string field, Action<UpdateChatRequest> change)
        {
            var update = new UpdateChatRequest { Chat = new() { Name = chat.Name }, RequestId = NewId() };
            change(update);
            var info = (await StatusAsync(Chats.UpdateChatAsync(update))).GetDetail<ErrorInfo>()!;
            Assert.Equal((reason, field), (info.Reason, info.Metadata["field"]));
        }
    }

    [Fact]
    public async Task ResetChatToRoster_WhenADefaultChatWasEdited_IsAsTheSchoolSays()
    {
        var edited = await Chats.UpdateChatAsync(new()
        {
            Chat = new() { Name = ParentsChat, Title = "Мамы и папы" },
            SetMembers = { new ChatMemberInput { Account = "accounts/teacher", Role = MemberRole.Member } },
            RemoveMembers = { "accounts/mother" },
            RequestId = NewId(),
        });
        Assert.Equal((2, 1), (edited.MemberCount, edited.AdministratorCount));
        var reset = new ResetChatToRosterRequest { Name = ParentsChat, Etag = edited.Etag, RequestId = NewId() };
        Assert.Equal("UNLINKED_MEMBERS", await ReasonAsync(Chats.ResetChatToRosterAsync(reset)));
        reset.AcceptUnlinked = true;
        var back = await Chats.ResetChatToRosterAsync(reset);
        Assert.Equal(("5 А Родители", false, 3, 2), (back.Title, back.TitledByHand, back.MemberCount, back.AdministratorCount));
    }

    [Fact]
    public async Task DeleteChat_WhenMadeByHand_IsGoneForGood()
    {
        var create = new CreateChatRequest { Parent = SchoolName, Chat = new() { Type = ChatType.Subject, Group = BothGroup }, AcceptUnlinked = true, RequestId = NewId() };
        var chat = await Chats.CreateChatAsync(create);
        var before = (await Chats.ListChatsAsync(new() { Parent = SchoolName })).TotalSize;
        var delete = new DeleteChatRequest { Name = chat.Name, Etag = chat.Etag, RequestId = NewId(), ValidateOnly = true };
        await Chats.DeleteChatAsync(delete);
        Assert.Equal(chat.Name, (await Chats.GetChatAsync(new() { Name = chat.Name })).Name);
        delete.ValidateOnly = false;
        delete.RequestId = NewId();
        Assert.Equal(0, (await Chats.DeleteChatAsync(delete)).CancelledConferenceCount);
        Assert.Equal(0, (await Chats.DeleteChatAsync(delete)).CancelledConferenceCount);
        Assert.DoesNotContain(chat.Name, (await Chats.ListChatsAsync(new() { Parent = SchoolName })).Chats.Select(listed => listed.Name));
        Assert.Equal("NOT_FOUND", await ReasonAsync(Chats.GetChatAsync(new() { Name = chat.Name })));
        Assert.Equal("NOT_FOUND", await ReasonAsync(Chats.ListChatMembersAsync(new() { Parent = chat.Name })));
        Assert.Equal("NOT_FOUND", await ReasonAsync(Chats.UpdateChatAsync(new() { Chat = new() { Name = chat.Name }, RequestId = NewId() })));
        var again = await Chats.CreateChatAsync(create);
        Assert.Equal((chat.Name, chat.Title, ChatState.Deleted), (again.Name, again.Title, again.State));
        Assert.True(before > 5);
    }

    [Theory]
    [InlineData(ClassChat)]
    [InlineData(ParentsChat)]
    [InlineData("schools/7/chats/teachers")]
    public async Task DeleteChat_WhenADefaultChat_IsRefused(string chat)
    {
        foreach (var onlyTried in new[] { false, true })
        {
            var status = await StatusAsync(Chats.DeleteChatAsync(new() { Name = chat, RequestId = NewId(), ValidateOnly = onlyTried }));
            Assert.Equal("DEFAULT_CHAT_NOT_DELETABLE", status.GetDetail<ErrorInfo>().Reason);
            Assert.Equal(chat, Assert.Single(status.GetDetail<PreconditionFailure>().Violations).Subject);
        }
    }

    [Fact]
    public async Task Edits_WhenTheSchoolEnforcesRights_AreForStaffAndTheChatsAdministrators()
    {
        await school.ImportAsync("schools/8");
        await school.Schools.UpdateSchoolAsync(new()
        {
            School = new() { Name = "schools/8", Settings = new() { EnforcePersonRights = true } },
            UpdateMask = new() { Paths = { "settings.enforce_person_rights" } },
            RequestId = NewId(),
        });
        Assert.Equal("ACTING_ACCOUNT_REQUIRED", await EditAsync(""));
        Assert.Equal("PERSON_MAY_NOT_EDIT", await EditAsync("accounts/anna"));
        Assert.Equal("BLOCKED", await EditAsync("accounts/cook"));
        await Chats.UpdateChatAsync(Edit("accounts/teacher", new ChatMemberInput { Account = "accounts/anna", Role = MemberRole.Administrator }));
        await Chats.UpdateChatAsync(Edit("accounts/anna"));

        async Task<string> EditAsync(string actor) => await ReasonAsync(Chats.UpdateChatAsync(Edit(actor)));
    }

    private static UpdateChatRequest Edit(string actor, params ChatMemberInput[] members) =>
        new() { Chat = new() { Name = "schools/8/chats/class-5a" }, SetMembers = { members }, ActingAccount = actor, RequestId = NewId() };
}
