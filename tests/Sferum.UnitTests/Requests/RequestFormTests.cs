using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Sferum.GrpcHost.Requests.Forms;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Requests;

public sealed class RequestFormTests
{
    [Fact]
    public void Check_WhenAllIsWell_IsNull() =>
        Assert.Null(RequestForm<CreateChatRequest>.Check(Create()));

    [Fact]
    public void Check_WhenARequiredMessageIsMissing_NamesIt() =>
        AssertWrong(Create(request => request.Chat = null), ErrorReason.FieldRequired, "chat");

    [Fact]
    public void Check_WhenAListItemHasAControlCharacter_NamesItsPlace() =>
        AssertWrong(
            Create(request => request.SetMembers.AddRange([new() { Account = "accounts/1" }, new() { Account = "accounts/\u0007" }])),
            ErrorReason.TextHasControlCharacters,
            "set_members[1].account");

    [Fact]
    public void Check_WhenAListOfTextsHasOne_NamesItsPlace() =>
        AssertWrong(Create(request => request.RemoveMembers.Add("a\u2028b")), ErrorReason.TextHasControlCharacters, "remove_members[0]");

    [Fact]
    public void Check_WhenOutputOnlyFieldsAreOdd_PassesThemOver() =>
        Assert.Null(RequestForm<CreateChatRequest>.Check(Create(request => request.Chat.ClassTitle = "a\nb")));

    [Theory]
    [InlineData("", ErrorReason.FieldRequired)]
    [InlineData("a b", ErrorReason.InvalidRequestId)]
    [InlineData("я", ErrorReason.InvalidRequestId)]
    public void Check_WhenTheRequestIdIsWrong_SaysSo(string id, ErrorReason reason) =>
        AssertWrong(Create(request => request.RequestId = id), reason, "request_id");

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Check_WhenTheRequestIdIsLong_HoldsTheLimit(int length, bool isGood) =>
        Assert.Equal(isGood, RequestForm<CreateChatRequest>.Check(Create(request => request.RequestId = new string('a', length))) is null);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Check_WhenTheEtagIsLong_HoldsTheLimit(int length, bool isGood)
    {
        var request = new DeleteConferenceRequest { Name = "schools/7/conferences/1", RequestId = "1", Etag = new string('a', length) };
        if (isGood)
        {
            Assert.Null(RequestForm<DeleteConferenceRequest>.Check(request));
            return;
        }

        AssertWrong(request, ErrorReason.TextTooLong, "etag");
    }

    [Fact]
    public void Check_WhenAnUpdateLeavesFieldsOut_DemandsNoneOfThem() =>
        Assert.Null(RequestForm<UpdateConferenceRequest>.Check(new UpdateConferenceRequest
        {
            Conference = new Conference { Name = "schools/7/conferences/1" },
            UpdateMask = new FieldMask { Paths = { "title" } },
            RequestId = "1",
        }));

    [Fact]
    public void Check_WhenAnItemOfABatchLacksAField_LeavesThatToTheItem()
    {
        var change = new RosterChange { Id = "1", StaffDismissed = new StaffDismissed() };
        Assert.Null(RequestForm<ApplyRosterChangesRequest>.Check(new() { School = "schools/7", RequestId = "1", Changes = { change } }));
        Assert.Equal("staff_dismissed.account", RequestForm<RosterChange>.Check(change)!.Field);
    }

    [Fact]
    public void Check_WhenNobodyActs_SaysThatSomebodyMust()
    {
        var refusal = RequestForm<JoinConferenceRequest>.Check(new() { Name = "schools/7/conferences/1" });
        Assert.Equal((ErrorReason.ActingAccountRequired, "acting_account"), ((ErrorReason)refusal!.Reason, refusal.Field));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(501, 100_000, true)]
    [InlineData(-1, 0, false)]
    [InlineData(0, -1, false)]
    [InlineData(0, 100_001, false)]
    public void Check_WhenPagesAreAskedFor_HoldsTheLimits(int size, int skip, bool isGood) =>
        Assert.Equal(isGood, RequestForm<ListChatsRequest>.Check(new() { Parent = "schools/7", PageSize = size, Skip = skip }) is null);

    private static CreateChatRequest Create(Action<CreateChatRequest>? change = null)
    {
        var request = new CreateChatRequest { Parent = "schools/7", Chat = new Chat { Title = "Ёлка — 5 «А»", Type = ChatType.Other }, RequestId = "a-1" };
        change?.Invoke(request);
        return request;
    }

    private static void AssertWrong<T>(T request, ErrorReason reason, string field)
        where T : IMessage
    {
        var refusal = RequestForm<T>.Check(request);
        Assert.Equal((reason, field), ((ErrorReason)refusal!.Reason, refusal.Field));
    }
}
