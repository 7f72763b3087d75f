using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.ClusterTests.Schools;

/// <summary>Chats of type «Другое»: the school's Sferum chats administrator is in each of them (B9, B15).</summary>
public sealed class OtherChatTests
{
    private static readonly SchoolId Id = new("7");

    [Fact]
    public async Task Administrator_WhenAnotherIsNamed_ComesIntoEveryOtherChatAlsoAfterAKill()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var school = new SchoolDriver(cluster, Id);
        Assert.Equal(RefusalReason.NotFound, (await cluster.Grains.School(Id).GetOtherSourceAsync(default)).Refusal?.Reason);
        await school.ImportAsync(RosterBuilder.Small().Staff("it", PositionType.Other).Build(), "r1");
        var source = (await cluster.Grains.School(Id).GetOtherSourceAsync(default)).Value!;
        var chats = Enumerable.Range(0, 300).Select(i => new ChatId(Id, $"other{i}")).ToArray();
        await Task.WhenAll(chats.Select(chat => cluster.Grains.Chat(chat).SetSourceAsync(source)));
        await Poll.UntilAsync(async () => (await school.ChatsAsync()).Total, total => total == 303, "all chats are in the registry");
        Assert.Equal(["head: SferumAdministrator"], await school.MembersAsync(chats[0]));

        cluster.Faults.FailNext("chat", WriteFault.Refused);
        var outcome = await cluster.Grains.School(Id).UpdateAsync(new UpdateSchool { Request = new RequestKey("u1", 1), SferumAdministrator = new AccountId("it") }, default);
        Assert.False(outcome.IsRefused);
        await cluster.RestartAsync();

        foreach (var chat in chats)
        {
            await Poll.UntilAsync(() => school.MembersAsync(chat), members => members is ["it: SferumAdministrator"], $"{chat} has the new administrator");
        }
    }
}
