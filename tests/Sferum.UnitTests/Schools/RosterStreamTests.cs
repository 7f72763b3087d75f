using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Sferum.GrpcHost.Schools.Rosters;
using Sferum.UnitTests.Requests;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class RosterStreamTests
{
    private readonly FakeTimeProvider _time = new();

    public static TheoryData<string, string, string> Disorders => new()
    {
        { "", "STREAM_INCOMPLETE", "header" },
        { "header", "STREAM_INCOMPLETE", "end" },
        { "header staff", "STREAM_INCOMPLETE", "end" },
        { "header staff end2", "STREAM_INCOMPLETE", "end.staff_count" },
        { "staff", "STREAM_OUT_OF_ORDER", "roster" },
        { "end1", "STREAM_OUT_OF_ORDER", "end" },
        { "header header", "STREAM_OUT_OF_ORDER", "header" },
        { "header staff end1 staff", "STREAM_OUT_OF_ORDER", "roster" },
        { "header staff end1 end1", "STREAM_OUT_OF_ORDER", "end" },
        { "header nothing", "STREAM_OUT_OF_ORDER", "part" },
    };

    [Theory]
    [MemberData(nameof(Disorders))]
    public async Task Read_WhenMessagesAreMissingOrOutOfOrder_SaysWhere(string messages, string reason, string field)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => ReadAsync([.. messages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Message)]));

        Assert.Equal((reason, field), (Info(error).Reason, Info(error).Metadata["field"]));
        Assert.Equal(field, Assert.Single(error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations).Field);
    }

    [Theory]
    [InlineData("staff", "end.staff_count")]
    [InlineData("classes", "end.class_count")]
    [InlineData("students", "end.student_count")]
    [InlineData("parents", "end.parent_count")]
    [InlineData("groups", "end.group_count")]
    public async Task Read_WhenACountDoesNotFit_SaysHowMuchIsMissing(string list, string field)
    {
        var end = new RosterImportEnd { StaffCount = 1, ClassCount = 1, StudentCount = 1, ParentCount = 1, GroupCount = 1 };
        var count = RosterImportEnd.Descriptor.FindFieldByName(field["end.".Length..]);
        count.Accessor.SetValue(end, 3);
        var whole = new RosterSnapshot { Staff = { new RosterStaff() }, Classes = { new RosterClass() }, Students = { new RosterStudent() }, Parents = { new RosterParent() }, Groups = { new RosterGroup() } };

        var info = Info(await Assert.ThrowsAsync<RpcException>(() => ReadAsync([Message("header"), new() { Roster = whole }, new() { End = end }])));

        Assert.Equal(("STREAM_INCOMPLETE", field), (info.Reason, info.Metadata["field"]));
        Assert.Equal((list, "3", "1"), (info.Metadata["list"], info.Metadata["expected"], info.Metadata["received"]));
    }

    [Fact]
    public async Task Read_WhenAllHasCome_PutsThePartsTogether()
    {
        var whole = await ReadAsync([Message("header"), Message("staff"), Message("staff"), Message("end2")]);

        Assert.Equal(("schools/7", 2), (whole.School, whole.Roster.Staff.Count));
    }

    [Fact]
    public async Task Read_WhenNothingComesForAMinute_GivesUp()
    {
        var reading = new RosterStream(new Messages([Message("header")], silent: true), _time, new FakeCall()).ReadAsync();
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(reading.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("STREAM_INCOMPLETE", (await Assert.ThrowsAsync<RpcException>(() => reading)).GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    [Fact]
    public async Task Read_WhenAListIsTooLong_RefusesBeforeTheEnd()
    {
        var part = new ImportRosterRequest { Roster = new() { Staff = { Enumerable.Range(0, 2_001).Select(_ => new RosterStaff()) } } };

        var error = await Assert.ThrowsAsync<RpcException>(() => ReadAsync([Message("header"), part]));

        Assert.Equal("TOO_MANY_ITEMS", error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    [Theory]
    [InlineData("children", "parents[1].children")]
    [InlineData("classes", "groups[1].school_classes")]
    [InlineData("students", "groups[1].student_list.students")]
    public async Task Read_WhenARowsOwnListIsTooLong_RefusesBeforeTheEnd(string list, string field)
    {
        var part = new RosterSnapshot { Parents = { new RosterParent() }, Groups = { new RosterGroup() } };
        var too = new RosterSnapshot
        {
            Parents = { new RosterParent { Children = { Accounts(list == "children" ? 21 : 20) } } },
            Groups = { new RosterGroup { SchoolClasses = { Accounts(list == "classes" ? 21 : 20) }, StudentList = new() { Students = { Accounts(list == "students" ? 501 : 500) } } } },
        };

        var error = await Assert.ThrowsAsync<RpcException>(() => ReadAsync([Message("header"), new() { Roster = part }, new() { Roster = too }]));

        Assert.Equal(("TOO_MANY_ITEMS", field), (Info(error).Reason, Info(error).Metadata["field"]));
    }

    [Fact]
    public async Task Read_WhenTheStreamNeverEnds_StopsAtTheFirstListThatIsFull()
    {
        var part = new ImportRosterRequest { Roster = new() { Parents = { Enumerable.Range(0, 1_000).Select(_ => new RosterParent()) } } };
        var messages = new Messages([Message("header"), .. Enumerable.Repeat(part, 1_000)]);

        var error = await Assert.ThrowsAsync<RpcException>(() => new RosterStream(messages, _time, new FakeCall()).ReadAsync());

        Assert.Equal(("TOO_MANY_ITEMS", "parents"), (Info(error).Reason, Info(error).Metadata["field"]));
        Assert.Equal(1 + 21, messages.Read);
    }

    private static IEnumerable<string> Accounts(int count) => Enumerable.Range(0, count).Select(i => $"accounts/{i}");

    private static Google.Rpc.ErrorInfo Info(RpcException error) => error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!;

    private Task<ReplaceRosterRequest> ReadAsync(ImportRosterRequest[] messages) => new RosterStream(new Messages(messages), _time, new FakeCall()).ReadAsync();

    private static ImportRosterRequest Message(string kind) => kind switch
    {
        "header" => new() { Header = new() { School = "schools/7" } },
        "staff" => new() { Roster = new() { Staff = { new RosterStaff() } } },
        "end1" => new() { End = new() { StaffCount = 1 } },
        "end2" => new() { End = new() { StaffCount = 2 } },
        _ => new(),
    };

    private sealed class Messages(ImportRosterRequest[] messages, bool silent = false) : IAsyncStreamReader<ImportRosterRequest>
    {
        private int _next = -1;

        public ImportRosterRequest Current => messages[_next];

        public int Read => _next + 1;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (++_next < messages.Length)
            {
                return true;
            }

            if (silent)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return false;
        }
    }
}
