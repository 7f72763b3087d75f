using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Commits;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.Silo.Storage;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.ClusterTests.Chats;

public sealed class ChatStateTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly StateSerializer _serializer =
        new(new ServiceCollection().AddSerializer(builder => builder.AddAssembly(typeof(ChatState).Assembly)).BuildServiceProvider().GetRequiredService<Serializer>());

    /// <summary>A row is written whole with every change, so its size is what adding one member to a large chat costs.</summary>
    [Theory]
    [InlineData(30, 2_500)]
    [InlineData(3000, 140_000)]
    public void Serialize_WhenEverybodyHasJoined_TheRowStaysCompactAndComesBackWhole(int members, int bytes)
    {
        var stored = new StoredState<ChatState> { State = Joined(members) };
        var row = _serializer.Serialize(stored);
        var watch = Stopwatch.GetTimestamp();
        for (var i = 0; i < 20; i++)
        {
            _serializer.Serialize(stored);
        }

        output.WriteLine($"{members} members: {row.ToMemory().Length} bytes, {Stopwatch.GetElapsedTime(watch).TotalMilliseconds / 20:0.00} ms");
        watch = Stopwatch.GetTimestamp();
        for (var i = 0; i < 20; i++)
        {
            ChatRules.TakeLink(stored.State, ChatUnderTest.Student(i + 1), new LinkStanding(LinkState.NotLinked, null, false, 9), Start);
        }

        output.WriteLine($"a change: {Stopwatch.GetElapsedTime(watch).TotalMilliseconds / 20:0.000} ms");
        Assert.InRange(row.ToMemory().Length, 0, bytes);
        var back = _serializer.Deserialize<StoredState<ChatState>>(row).State!;
        Assert.Equal(stored.State.Members, back.Members, MemberEquality);
        Assert.Equal(stored.State with { Members = MemberTable.Empty }, back with { Members = MemberTable.Empty });
    }

    private static bool MemberEquality(MemberRecord one, MemberRecord other) =>
        one with { Grounds = [] } == other with { Grounds = [] } && one.Grounds.AsSpan().SequenceEqual(other.Grounds.AsSpan());

    private static ChatState Joined(int members)
    {
        var students = ChatUnderTest.Students(members - 1);
        var state = ChatRules.TakeSource(null, Source(students), Start);
        var links = state.Members.ToDictionary(member => member.Account, member => new Subscription(true, Linked(member.Account)));
        state = ChatOutcomes.Asked(ChatRules.TakeSubscriptions(state, links, Start), ChatUnderTest.Id);
        state = ChatOutcomes.Made(state, state.There.WorkingTitle!, "1234", Start);
        var tasks = students.Select(student => new MemberTask(student, MemberNeedKind.Add, Linked(student).PlatformUser!, false));
        var step = new ChangeStep(ChatUnderTest.Administrator, "1234", [.. tasks]);
        return ChatRules.Settled(state, MemberOutcomes.Changed(state, step, [.. students.Select(_ => PlatformResult.Done())], Start));
    }

    private static LinkStanding Linked(AccountId account) => new(LinkState.Linked, $"{500_000_000 + account.Segment.GetHashCode(StringComparison.Ordinal) % 100_000_000}", false, 3);

    private static ChatSource Source(IEnumerable<AccountId> students) => new()
    {
        Version = 1,
        Type = ChatType.Other,
        Title = "Все",
        SferumAdministrator = ChatUnderTest.Administrator,
        Members = [.. students.Select(student => new SourceMember(student, [new Ground(GroundKind.StudentOfClass, ChatUnderTest.Class.Name)]))],
    };
}
