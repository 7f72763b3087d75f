using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Testing.Platform;
using Sferum.UnitTests.Histories.Plain;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>
/// Who made chats that others drive by now. Nobody there can put them out: with no reason left to be in the chat they leave by themselves, as long as their tokens are held. One who
/// has no reason left only after the tokens were given back, or died, stays there.
/// </summary>
internal sealed class HistoryMakers(Deployment deployment, PlainSchool school, HistorySides sides, HistoryLinks links)
{
    // By then every chat has said that it needs the tokens of its maker on the way out: from then on they are kept.
    private static readonly TimeSpan Said = TimeSpan.FromHours(3);

    private readonly Dictionary<(ChatId Chat, string Maker), (TimeSpan Since, bool MustLeave)> _out = [];

    /// <summary>Notes who of the makers is to leave, with tokens and without.</summary>
    public void Look()
    {
        if (school.Administrators.Count < 2)
        {
            return;
        }

        foreach (var chat in PlainChats.Of(school))
        {
            if (MakerOf(sides.ThereOf(chat.Id)) is { } maker)
            {
                Look(chat, maker);
            }
        }
    }

    /// <summary>Whether somebody made a chat there, is to be in it no longer, and may still be.</summary>
    public bool MayStay(ChatId chat, FakeChat there, string profile) =>
        there.Owner == profile && MakerOf(there) is { } maker && !_out.GetValueOrDefault((chat, maker)).MustLeave;

    /// <summary>Whether somebody made a chat there and has no tokens by which to leave it.</summary>
    public bool IsHelpless(FakeChat there, string profile) => there.Owner == profile && MakerOf(there) is { } maker && !HasTokens(maker);

    /// <summary>A chat's row without a maker who was refused to leave and is without tokens: that is tried again every day.</summary>
    public ChatState Without(ChatState chat) => chat.There.Maker is { } maker && !HasTokens(maker.Account.Segment)
        ? chat with { Members = chat.Members.RemoveAll(member => member.There is { Joined: true, Refusal: not PendingReason.None } there && there.User == maker.User) }
        : chat;

    private void Look(PlainChat chat, string maker)
    {
        var key = (chat.Id, maker);
        if (maker == school.Administrator || (chat.Members.ContainsKey(maker) && links.IsThere(maker)))
        {
            _out.Remove(key);
            return;
        }

        var (since, mustLeave) = _out.GetValueOrDefault(key, (deployment.Agenda.Elapsed, false));
        var late = deployment.Agenda.Elapsed - since > Said;
        _out[key] = (since, HasTokens(maker) ? mustLeave || late : mustLeave && IsGivenBack(maker));
    }

    private string? MakerOf(FakeChat? there) => there is null ? null : school.Administrators.FirstOrDefault(account => links.Known(account) == there.Owner);

    private bool HasTokens(string account) => sides.LinkOf(account)?.Link?.Tokens is not null && !links.DeadTokens.Contains(account);

    // The link works, so that the tokens were not lost but given back.
    private bool IsGivenBack(string account) => sides.LinkOf(account)?.Link is { Broken: false, Tokens: null };
}
