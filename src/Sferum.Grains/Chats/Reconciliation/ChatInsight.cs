using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>What an activation knows beyond the row, which may be behind the Sferum side by what was done just before a crash. A new activation knows nothing.</summary>
/// <param name="Looked">The members there were read after the last doubt.</param>
/// <param name="AbsentTitle">The working title that no chat there surely has; null: none is known.</param>
internal readonly record struct ChatInsight(bool Looked, string? AbsentTitle)
{
    /// <summary>Nobody but the owner is left in a deleted chat there, or nobody who could be put out.</summary>
    public bool Cleared { get; init; }

    /// <summary>Knows that a chat of a new working title has not been asked for yet; an older title may be there.</summary>
    public ChatInsight AfterAsking(int attemptBefore, ChatThere there) => this with { AbsentTitle = there.Attempt > attemptBefore ? there.WorkingTitle : null };

    /// <summary>What is known once a step's answer has come.</summary>
    public ChatInsight After(ChatStep step, IReadOnlyList<PlatformResult> results, ChatVerdict verdict)
    {
        if (verdict.LookFirst || verdict.Lost)
        {
            return default;
        }

        return step switch
        {
            FindStep find => this with { AbsentTitle = results[0] is { IsDone: true, Value: null or "" } ? find.WorkingTitle : null },
            CreateStep when results[0].IsDone => new ChatInsight(Looked: true, AbsentTitle: null),
            CompareStep { Repair: false } => this,
            ClearStep => this with { Cleared = ClearStep.IsCleared(results) },
            // The heir looks for itself.
            TakeOverStep => default,
            LookStep => this with { Looked = results.All(result => result.IsDone) },
            _ => this,
        };
    }
}
