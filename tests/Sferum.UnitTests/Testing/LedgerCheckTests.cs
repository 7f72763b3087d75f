using Sferum.Testing.Sandbox;
using Xunit;

namespace Sferum.UnitTests.Testing;

public sealed class LedgerCheckTests
{
    private const long Owner = 100;
    private const long Other = 200;
    private const long User = 300;

    private readonly List<LedgerEntry> ledger = [];

    [Fact]
    public void Doubled_WhenAWholeLifeWentRight_IsEmpty()
    {
        Created(1, "5 А", Owner, User);
        Add(new("member_removed") { Chat = 1, User = User });
        Add(new("member_added") { Chat = 1, User = User });
        Add(new("role_set") { Chat = 1, User = User, Admin = true });
        Add(new("chat_renamed") { Chat = 1, Title = "6 А" });
        Created(2, "5 А", Owner);
        Started("a", 1);
        Finished("a");
        Started("b", 1);
        Started("c", 2);
        Add(new("tokens_issued"));
        AssertDoubled();
    }

    [Fact]
    public void Doubled_WhenAChatIsCreatedTwice_NamesBoth()
    {
        Created(1, "5 А", Owner);
        Created(2, "5 А", Other);
        Created(3, "5 А", Owner);
        AssertDoubled("#3 05:00:00.003 messages.createChat by 100: chat 3 «5 А» was created, but chat 1 of the same title lives since #1");
    }

    [Fact]
    public void Doubled_WhenTheFirstChatWasLeftByAll_IsEmpty()
    {
        Created(1, "5 А", Owner);
        Add(new("member_removed") { Chat = 1, User = Owner });
        Created(2, "5 А", Owner);
        AssertDoubled();
    }

    [Fact]
    public void Doubled_WhenAMemberIsAddedTwice_SaysSo()
    {
        Created(1, "5 А", Owner, User);
        Add(new("member_added") { Chat = 1, User = User });
        AssertDoubled("#2 05:00:00.002 by 100: 300 was added to chat 1 «5 А», but is in it");
    }

    [Fact]
    public void Doubled_WhenAMemberIsRemovedTwice_SaysSo()
    {
        Created(1, "5 А", Owner);
        Add(new("member_removed") { Chat = 1, User = User });
        AssertDoubled("#2 05:00:00.002 by 100: 300 was removed from chat 1 «5 А», but is not in it");
    }

    [Fact]
    public void Doubled_WhenARoleOrTitleIsSetAgain_SaysSo()
    {
        Created(1, "5 А", Owner, User);
        Add(new("role_set") { Chat = 1, User = User, Admin = true });
        Add(new("role_set") { Chat = 1, User = User, Admin = true });
        Add(new("chat_renamed") { Chat = 1, Title = "5 А" });
        AssertDoubled(
            "#3 05:00:00.003 by 100: 300 got a role in chat 1 «5 А», but has it",
            "#4 05:00:00.004 by 100: chat 1 was renamed to «5 А», but is called so");
    }

    [Fact]
    public void Doubled_WhenACallIsStartedBesideAnother_NamesBoth()
    {
        Created(1, "5 А", Owner);
        Started("a", 1);
        Started("b", 1);
        AssertDoubled("#3 05:00:00.003 by 100: call b was started in chat 1, but call a goes on there since #2");
    }

    [Fact]
    public void Doubled_WhenACallIsFinishedTwice_SaysSo()
    {
        Created(1, "5 А", Owner);
        Started("a", 1);
        Finished("a");
        Finished("a");
        AssertDoubled("#4 05:00:00.004 by 100: call a was finished, but it was over already");
    }

    [Fact]
    public void Doubled_WhenTheLedgerIsNotWhole_SaysSo()
    {
        Finished("a");
        ledger.Add(Entry(7, new("member_added") { Chat = 1, User = User }));
        AssertDoubled(
            "#1 05:00:00.001 by 100: call a has no beginning in this ledger",
            "#7 05:00:00.007 by 100: entry 1 is followed by 7: the ledger has a gap",
            "#7 05:00:00.007 by 100: chat 1 has no beginning in this ledger");
    }

    [Fact]
    public void Doubled_WhenTheWorldBeginsAgain_ForgetsWhatWas()
    {
        Created(1, "5 А", Owner);
        Add(new("world_seeded"));
        Created(1, "5 А", Owner);
        AssertDoubled();
    }

    [Fact]
    public void NothingDoubled_WhenSomethingWas_Throws()
    {
        Created(1, "5 А", Owner);
        Created(2, "5 А", Owner);
        Assert.Contains("chat 2 «5 А»", Assert.Throws<DoubledEffectsException>(() => LedgerCheck.NothingDoubled(ledger)).Message, StringComparison.Ordinal);
    }

    private void Created(long chat, string title, long owner, params long[] members) =>
        ledger.Add(Entry(ledger.Count + 1, new("chat_created") { Chat = chat, Title = title, Members = members }, owner, "messages.createChat"));

    private void Started(string call, long chat) => Add(new("call_started") { Call = call, Chat = chat });

    private void Finished(string call) => Add(new("call_finished") { Call = call });

    private void Add(LedgerEffect effect) => ledger.Add(Entry(ledger.Count + 1, effect));

    private static LedgerEntry Entry(long seq, LedgerEffect effect, long user = Owner, string method = "") =>
        new(seq, new DateTimeOffset(2026, 9, 1, 5, 0, 0, TimeSpan.Zero).AddMilliseconds(seq), user, method, effect);

    // The method is no concern of most tests; without it two blanks stand there.
    private void AssertDoubled(params string[] expected) =>
        Assert.Equal(expected, LedgerCheck.Doubled(ledger).Select(text => text.Replace("  ", " ", StringComparison.Ordinal)));
}
