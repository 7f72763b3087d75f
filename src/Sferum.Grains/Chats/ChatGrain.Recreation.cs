using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Chats;

/// <summary>What an operator decides about a chat.</summary>
internal sealed partial class ChatGrain
{
    public async Task<Outcome<ChatSnapshot>> RecreateAsync(RequestKey request, CancellationToken cancellation)
    {
        var outcome = await CommitAsync(request, (state, _) => RecreationRules.Recreate(state));
        if (outcome.IsRefused)
        {
            return About(outcome.Refusal);
        }

        await PushBrieflyAsync();
        return Answer(Row);
    }
}
