using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Testing.Platform;
using Sferum.UnitTests.Histories.Plain;

namespace Sferum.UnitTests.Histories;

/// <summary>
/// The operator: confirms that chats which nobody can hand over any more are made again. The old ones stay as they are, also deleted ones: nobody of ours can reach them.
/// </summary>
internal sealed class HistoryOperator(HistoryCaller caller, PlainSchool school, HistorySides sides, Action<string> tell)
{
    private readonly List<FakeChat> _forsaken = [];

    /// <summary>Chats on the Sferum side that were given up, as they were.</summary>
    public IEnumerable<FakeChat> Forsaken =>
        _forsaken.Concat(school.Hands.Deleted.Select(sides.RowOf).Where(row => row is not null && IsOutOfReach(row)).Select(sides.ThereOf).OfType<FakeChat>());

    /// <summary>Whether a chat was deleted too late to be closed there: its driver is no administrator any more, and the driver's tokens are dead. That is tried again every hour.</summary>
    public bool IsOutOfReach(ChatState row) => row.Facts.Life == ChatLife.Deleted && row.There.Owner?.Segment is { } driver && driver != school.Administrator
        && sides.LinkOf(driver)?.Link?.Tokens is null
        && (ChatDriver.TroubleOf(row) != PlatformTrouble.None || row.Trouble?.Kind is PlatformTrouble.AdministratorLinkBroken or PlatformTrouble.AdministratorNotLinked);

    /// <summary>Has all chats compared with the Sferum side, and what others changed there put right.</summary>
    public async Task CheckAsync()
    {
        var check = new CheckDrift(caller.Request(), Repair: true);
        await caller.AskAsync(grains => grains.SchoolDrift(PlainChats.School).CheckAsync(check, default));
    }

    /// <summary>Has every chat made again that waits for that.</summary>
    public async Task ConfirmAsync()
    {
        foreach (var chat in PlainChats.Of(school).Where(chat => sides.RowOf(chat.Id) is { } row && ChatDriver.TroubleOf(row) == PlatformTrouble.OperatorNeeded).ToList())
        {
            tell($"  {chat.Id.Segment} is made again");
            var there = sides.ThereOf(chat.Id);
            var request = caller.Request();
            var answer = await caller.AskAsync(grains => grains.Chat(chat.Id).RecreateAsync(request, default));
            if (there is not null && !answer.IsRefused)
            {
                _forsaken.Add(there);
            }
        }
    }
}
