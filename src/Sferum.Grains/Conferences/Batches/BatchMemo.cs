using System.Text.Json;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences.Batches;

/// <summary>What is remembered with a batch: which of its conferences were refused, and why. Those that were made answer for themselves. Pure.</summary>
internal static class BatchMemo
{
    /// <summary>The memo of some outcomes; empty when none was refused.</summary>
    public static string Of(IReadOnlyList<Outcome<ConferenceView>> outcomes)
    {
        var refused = outcomes.Index().Where(item => item.Item.IsRefused).ToDictionary(item => item.Index, item => item.Item.Refusal!);
        return refused.Count == 0 ? "" : JsonSerializer.Serialize(refused);
    }

    /// <summary>The refusals of a memo, by their place.</summary>
    public static IReadOnlyDictionary<int, Refusal> Read(string memo) =>
        memo.Length == 0 ? new Dictionary<int, Refusal>() : JsonSerializer.Deserialize<Dictionary<int, Refusal>>(memo)!;
}
