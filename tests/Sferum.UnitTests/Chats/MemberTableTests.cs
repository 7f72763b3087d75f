using CsCheck;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats;

public sealed class MemberTableTests
{
    private static readonly Gen<DateTimeOffset> Times = Gen.Int[0, 5].Select(hour => Chat.Start.AddHours(hour).AddTicks(hour));

    private static readonly Gen<GroundSince> Grounds = Gen.Select(
        Gen.Enum<GroundKind>(), Gen.Int[0, 3], Times, (kind, number, since) => new GroundSince(new Ground(kind, $"accounts/{number}"), since));

    private static readonly Gen<LinkStanding> Links = Gen.Select(
        Gen.Enum<LinkState>(), Gen.String[0, 5].Null(), Gen.Bool, Gen.Long[0, long.MaxValue], Gen.Bool,
        (state, user, blocked, version, outside) => new LinkStanding(state, user, blocked, version) { Outside = outside });

    private static readonly Gen<MemberThere> Theres = Gen.Select(
        Gen.String[0, 5], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Enum<PendingReason>(), Times, Times.Nullable(), Gen.Int[0, 1000],
        (user, joined, administrator, doubtful, refusal, time, role, doubts) => new MemberThere
        {
            User = user,
            Joined = joined,
            Administrator = administrator,
            Doubtful = doubtful,
            Refusal = refusal,
            Time = time,
            RoleRefused = role,
            Doubts = doubts,
        });

    private static readonly Gen<MemberRecord> Records = Gen.Select(
        Gen.Int[0, 300], Grounds.Array[0, 4], Gen.Enum<MemberRole>().Nullable(), Times.Nullable(), Links.Null(), Gen.Bool, Theres.Null(),
        (number, grounds, role, removed, link, subscribed, there) => new MemberRecord
        {
            Account = Chat.Student(number),
            Grounds = [.. grounds],
            HandRole = role,
            RemovedSince = removed,
            Link = link,
            Subscribed = subscribed,
            There = there,
        });

    [Fact]
    public void FromPacked_WhenPacked_ComesBackWhole() => Records.Array[0, 200].Sample(records =>
    {
        var table = MemberTable.Empty.Add(records.DistinctBy(record => record.Account));
        var back = MemberTable.FromPacked(table.Chunks.Select(chunk => chunk.Packed));
        Assert.Equal(table.Select(Text), back.Select(Text));
    }, iter: 300);

    [Fact]
    public void AddRemoveChange_WhenInAnyOrder_IsASortedDictionary() =>
        Gen.Select(Gen.Int[0, 2], Records.Array[1, 40]).Array[1, 20].Sample(changes =>
        {
            var (table, model) = (MemberTable.Empty, new SortedDictionary<AccountId, MemberRecord>(ChatMembers.Order));
            foreach (var (kind, records) in changes)
            {
                var batch = records.DistinctBy(record => record.Account).ToArray();
                table = Play(table, model, kind, batch);
                Assert.Equal(model.Values, table);
                Assert.Equal(model.Count, table.Count);
                Assert.All(table.Chunks, chunk => Assert.InRange(chunk.Records.Length, 1, MemberChunk.Most));
                Assert.All(batch, record => Assert.Same(model.GetValueOrDefault(record.Account), table.Find(record.Account)));
            }
        }, iter: 300);

    [Fact]
    public void Change_WhenOneOf3000Changes_OneChunkIsNew()
    {
        var table = MemberTable.Empty.Add(Enumerable.Range(0, 3000).Select(number => new MemberRecord { Account = Chat.Student(number) }));
        var next = table.Change(Chat.Student(1500), member => member with { Subscribed = true });
        Assert.Single(next.Chunks.Except(table.Chunks));
        Assert.Single(table.Add([new MemberRecord { Account = new AccountId("student-1500a") }]).Chunks.Except(table.Chunks));
    }

    [Fact]
    public void Each_WhenNothingChanges_IsTheSameTable()
    {
        var table = MemberTable.Empty.Add(Enumerable.Range(0, 200).Select(number => new MemberRecord { Account = Chat.Student(number) }));
        Assert.Same(table, table.Each(member => member));
        Assert.Same(table, table.RemoveAll(_ => false));
        Assert.Same(table, table.Change(Chat.Student(5), member => member));
        Assert.Same(table, table.Change(Chat.Student(500), member => member with { Subscribed = true }));
    }

    private static MemberTable Play(MemberTable table, SortedDictionary<AccountId, MemberRecord> model, int kind, MemberRecord[] batch)
    {
        switch (kind)
        {
            case 0:
                var coming = batch.Where(record => model.TryAdd(record.Account, record)).ToArray();
                return table.Add(coming);
            case 1:
                var gone = batch.Select(record => record.Account).ToHashSet();
                gone.ToList().ForEach(account => model.Remove(account));
                return table.RemoveAll(record => gone.Contains(record.Account));
            default:
                batch.Where(record => model.ContainsKey(record.Account)).ToList().ForEach(record => model[record.Account] = record);
                return batch.Aggregate(table, (current, record) => current.Change(record.Account, _ => record));
        }
    }

    private static string Text(MemberRecord member) => $"{member with { Grounds = [] }} {string.Join(' ', member.Grounds)}";
}
