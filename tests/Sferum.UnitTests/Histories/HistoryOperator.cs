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
    public IEnumerable<FakeChat> Forsaken => _forsaken.Concat(school.Hands.Deleted.Select(sides.RowOf)
        .Where(row => row is not null && row.There.Owner?.Segment != school.Administrator && ChatDriver.TroubleOf(row) != PlatformTrouble.None)
        .Select(sides.ThereOf).OfType<FakeChat>());

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
