using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Sferum.UnitTests.Chats;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Audit;

/// <summary>What stands in the trail after real calls, read as an operator reads it.</summary>
public sealed class AuditedCallsTests(ChatSchool school) : IClassFixture<ChatSchool>
{
    private const string Parent = ChatSchool.SchoolName;

    [Fact]
    public async Task Change_OfAChat_SaysFromWhatToWhatOnce()
    {
        var chat = await school.CreateAsync("Старое название");
        var request = new UpdateChatRequest
        {
            Chat = new() { Name = chat.Name, Title = "Новое название" },
            SetMembers = { new ChatMemberInput { Account = "accounts/head", Role = MemberRole.Administrator } },
            RemoveMembers = { "accounts/anna" },
            AcceptUnlinked = true,
            RequestId = ChatSchool.NewId(),
            ActingAccount = "accounts/teacher",
        };
        await school.Chats.UpdateChatAsync(request);
        await school.Chats.UpdateChatAsync(request);

        var entry = Assert.Single((await ListAsync(chat.Name)).Entries, entry => entry.Action == "ChatService.UpdateChat");

        Assert.Equal(("loopback", "accounts/teacher", request.RequestId, ErrorReason.Unspecified), (entry.Caller, entry.ActingAccount, entry.RequestId, entry.Refusal));
        Assert.Contains(new AuditChange { Field = "title", Before = "Старое название", After = "Новое название" }, entry.Changes);
        Assert.Contains(new AuditChange { Field = "members[accounts/anna].role", Before = "MEMBER", After = "REMOVED" }, entry.Changes);
        Assert.StartsWith($"{Parent}/auditEntries/", entry.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_OfAChange_StandsInTheTrailWithItsReason()
    {
        await Assert.ThrowsAsync<RpcException>(() => school.Chats.DeleteChatAsync(new() { Name = ChatSchool.ClassChat, RequestId = ChatSchool.NewId() }).ResponseAsync);

        var entry = Assert.Single((await ListAsync(ChatSchool.ClassChat)).Entries, entry => entry.Action == "ChatService.DeleteChat");

        Assert.Equal((ErrorReason.DefaultChatNotDeletable, 0), (entry.Refusal, entry.Changes.Count));
    }

    [Fact]
    public async Task TrialsAndReads_AreNotNoted()
    {
        var chat = await school.CreateAsync("Проба");
        await school.Chats.UpdateChatAsync(new() { Chat = new() { Name = chat.Name, Title = "Иначе" }, ValidateOnly = true, RequestId = ChatSchool.NewId() });
        await school.Chats.GetChatAsync(new() { Name = chat.Name });

        Assert.Equal(["ChatService.CreateChat"], (await ListAsync(chat.Name)).Entries.Select(entry => entry.Action));
    }

    [Fact]
    public async Task Change_OfWhatIsNotThere_StandsInTheSchoolsTrailAsRefused()
    {
        await Assert.ThrowsAsync<RpcException>(() => school.Chats.DeleteChatAsync(new() { Name = $"{Parent}/chats/none", RequestId = ChatSchool.NewId() }).ResponseAsync);
        await Assert.ThrowsAsync<RpcException>(() => school.Chats.GetChatAsync(new() { Name = $"{Parent}/chats/none" }).ResponseAsync);

        var entry = Assert.Single((await ListAsync($"{Parent}/chats/none")).Entries);

        Assert.Equal(("ChatService.DeleteChat", ErrorReason.NotFound), (entry.Action, entry.Refusal));
    }

    [Fact]
    public async Task RosterChanges_SayOfEachWhatBecameOfIt()
    {
        var request = new ApplyRosterChangesRequest
        {
            School = Parent,
            RequestId = ChatSchool.NewId(),
            Changes =
            {
                new RosterChange { Id = "c1", PersonRenamed = new() { Account = "accounts/cook", FullName = new() { FamilyName = "Супов", GivenName = "Олег" } } },
                new RosterChange { Id = "c2", PersonRenamed = new() { Account = "accounts/nobody", FullName = new() { FamilyName = "Никто", GivenName = "Олег" } } },
            },
        };
        await school.Rosters.ApplyRosterChangesAsync(request);

        var entry = Assert.Single((await ListAsync(Parent)).Entries, entry => entry.RequestId == request.RequestId);

        Assert.Equal(
            [
                new AuditChange { Field = "changes[c1].person_renamed", After = "APPLIED account=accounts/cook" },
                new AuditChange { Field = "changes[c2].person_renamed", After = "REFUSED UNKNOWN_PERSON account=accounts/nobody" },
            ],
            entry.Changes);
    }

    [Fact]
    public async Task Roster_WhenReplaced_SaysHowMany()
    {
        var entry = (await school.Operations.ListAuditEntriesAsync(new() { Parent = Parent, PageSize = 500 })).Entries.Last(entry => entry.Action == "RosterService.ReplaceRoster");

        Assert.Contains(new AuditChange { Field = "summary.people_added", After = "7" }, entry.Changes);
        Assert.Contains(new AuditChange { Field = "summary.classes_added", After = "2" }, entry.Changes);
    }

    [Fact]
    public async Task Unlink_SaysWhatWasAnswered()
    {
        var answer = await school.Links.UnlinkAsync(new() { Account = "accounts/anna", RequestId = ChatSchool.NewId() });

        var entry = Assert.Single((await ListAsync("accounts/anna")).Entries, entry => entry.Action == "UserLinkService.Unlink");

        Assert.Equal(LinkState.NotLinked, answer.State);
        Assert.Equal([new AuditChange { Field = "state", Before = "LINKED", After = "NOT_LINKED" }], entry.Changes);
    }

    [Fact]
    public async Task School_WhenChanged_SaysWhichSetting()
    {
        await school.Schools.UpdateSchoolAsync(new()
        {
            School = new() { Name = Parent, Settings = new() { ClosedClassRetentionDays = 31 } },
            UpdateMask = new FieldMask { Paths = { "settings.closed_class_retention_days" } },
            RequestId = ChatSchool.NewId(),
        });

        var entry = Assert.Single((await ListAsync(Parent)).Entries, entry => entry.Action == "SchoolService.UpdateSchool");

        Assert.Equal([new AuditChange { Field = "settings.closed_class_retention_days", Before = "30", After = "31" }], entry.Changes);
    }

    [Fact]
    public async Task Pages_OfTheTrail_GiveEveryEntryOnceAndTheNewestFirst()
    {
        var chat = await school.CreateAsync("Листы");
        for (var i = 0; i < 5; i++)
        {
            await school.Chats.UpdateChatAsync(new() { Chat = new() { Name = chat.Name, Title = $"Лист {i}" }, RequestId = $"page-{i}", ActingAccount = "accounts/head" });
        }

        var ids = new List<string>();
        var request = new ListAuditEntriesRequest { Parent = Parent, Resource = chat.Name, ActingAccount = "accounts/head", PageSize = 2 };
        do
        {
            var page = await school.Operations.ListAuditEntriesAsync(request);
            Assert.Equal(5, page.TotalSize);
            ids.AddRange(page.Entries.Select(entry => entry.RequestId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["page-0", "page-1", "page-2", "page-3", "page-4"], ids.Order(StringComparer.Ordinal));
        Assert.Equal(5, ids.Count);
    }

    [Fact]
    public async Task Time_OfTheList_CutsIt()
    {
        await school.CreateAsync("Время");

        Assert.Empty((await school.Operations.ListAuditEntriesAsync(new() { Parent = Parent, ToTime = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddDays(-1)) })).Entries);
        Assert.NotEmpty((await school.Operations.ListAuditEntriesAsync(new() { Parent = Parent, FromTime = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddDays(-1)) })).Entries);
    }

    private async Task<ListAuditEntriesResponse> ListAsync(string resource) => await school.Operations.ListAuditEntriesAsync(new() { Parent = Parent, Resource = resource });
}
