using CsCheck;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;
using Sferum.UnitTests.Histories;
using Xunit;
using static Sferum.UnitTests.Chats.Reconciliation.HandOver.HandOverStory;

namespace Sferum.UnitTests.Chats.Reconciliation.HandOver;

/// <summary>A chat changes hands while calls fail, processes die, people come and go, and others meddle with the chat there.</summary>
[Collection(AloneOnTheMachine.Name)]
public sealed class HandOverRandomTests
{
    private static readonly Gen<Blow> Blows = Gen.Select(
        Gen.Int[0, 9], Gen.Frequency((6, Gen.Const(Fate.Done)), (4, Gen.OneOf(Gen.Const(Fate.DoneUnheard), Gen.Const(Fate.NotDoneUnheard), Gen.Const(Fate.AgainSoon), Gen.Const(Fate.Throttled)))).Array[6],
        (kind, fates) => new Blow(kind, fates));

    [Fact]
    public void Settle_WhateverIsAnsweredAndWhoeverDies_ItStaysOneChatUnderTheHeir() =>
        Gen.Select(Gen.Bool, Gen.Bool, Blows.Array[0, 25]).Sample((wasMember, oldStays, blows) =>
        {
            var story = Begun(wasMember);
            var made = Assert.Single(story.World.Chats).Key;
            Name(story, Heir, oldStays);
            foreach (var blow in blows)
            {
                Play(story, blow, oldStays);
            }

            Name(story, Heir, oldStays);
            story.Settle();
            AssertHandedOver(story, made);
            Assert.Equal(oldStays, story.There.ContainsKey(Chat.UserOf(Chat.Administrator)));
        }, iter: 3_000);

    private static void Play(ChatStory story, Blow blow, bool oldStays)
    {
        var next = 0;
        story.World.Fates = _ => blow.Fates[next++ % blow.Fates.Length];
        story.Step(crashBeforeNote: blow.Kind == 0);
        switch (blow.Kind)
        {
            case 1:
                story.Crash();
                break;
            case 2:
                story.Pass(TimeSpan.FromMinutes(7));
                break;
            case 3:
                Name(story, Chat.Administrator, oldStays: true);
                break;
            case 4:
                Name(story, Heir, oldStays);
                break;
            case 5:
                story.Link(Chat.Student(1), LinkState.NotLinked, null);
                break;
            case 6:
                story.Link(Chat.Student(1));
                break;
            case 7 when IsInIt(story, Heir):
                story.World.Chats.Single().Value[Chat.UserOf(Heir)] = false;
                break;
            case 8 when IsInIt(story, Heir):
                story.World.Chats.Single().Value.Remove(Chat.UserOf(Heir));
                break;
        }
    }

    // Whoever drives the chat is left alone: without its driver it is lost.
    private static bool IsInIt(ChatStory story, AccountId account) =>
        story.State.There.Owner != account && story.World.Chats.Single().Value.ContainsKey(Chat.UserOf(account));

    private sealed record Blow(int Kind, Fate[] Fates);
}
