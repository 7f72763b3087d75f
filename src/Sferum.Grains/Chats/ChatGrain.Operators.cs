using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Chats;

/// <summary>What operators see of what a chat owes, and can do about it.</summary>
internal sealed partial class ChatGrain
{
    /// <summary>Ends every pause of its own; the lane keeps to the platform's limits.</summary>
    public override async Task<bool> RetryNowAsync()
    {
        (_sferumNotBefore, _pushNotBefore, _linksNotBefore) = (default, default, default);
        (_sourceNotBefore, _findingsNotBefore, _callOffNotBefore) = (default, default, default);
        if (State?.Trouble?.RetryAt > Now)
        {
            await NoteChatAsync((state, _) => state with { Trouble = null });
        }

        return await base.RetryNowAsync();
    }

    protected override OwedReading Explained(OwedReading reading) => OwedChats.Of(reading, State!, _sferumFailures, _sferumNotBefore, Now);
}
