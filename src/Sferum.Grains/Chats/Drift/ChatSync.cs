namespace Sferum.Grains.Chats.Drift;

/// <summary>How far a chat is on the Sferum side, for those who look after the service.</summary>
/// <param name="Platform">What the Sferum side has of it.</param>
/// <param name="Trouble">What holds it up.</param>
/// <param name="Pending">Members who are not there yet, by reason.</param>
/// <param name="ComparedTime">When it was last compared, or else made; null: it is not there, or its members have left it as a closed one.</param>
/// <param name="OwedSince">Since when it owes something; null: it owes nothing now.</param>
[GenerateSerializer, Immutable, Alias("sferum.ChatSync")]
public sealed record ChatSync(
    [property: Id(0)] ChatPlatformState Platform,
    [property: Id(1)] Grains.Platform.PlatformTrouble Trouble,
    [property: Id(2)] IReadOnlyDictionary<PendingReason, int> Pending,
    [property: Id(3)] DateTimeOffset? ComparedTime,
    [property: Id(4)] DateTimeOffset? OwedSince);

/// <summary>Reads it off a state.</summary>
internal static class ChatSyncs
{
    /// <summary>How far the chat is.</summary>
    public static ChatSync Of(ChatState state, DateTimeOffset? owedSince)
    {
        var pending = ChatSnapshots.MembersOf(state).Where(member => member.Pending != PendingReason.None)
            .GroupBy(member => member.Pending).ToDictionary(group => group.Key, group => group.Count());
        var compared = DriftSchedule.IsComparable(state) ? DriftRules.DriftOf(state).CheckedTime ?? state.CreateTime : (DateTimeOffset?)null;
        return new ChatSync(state.Listing.Platform, state.Listing.Trouble, pending, compared, owedSince);
    }
}
