namespace Sferum.Grains.Chats.Reconciliation.Closing;

/// <summary>How long a chat whose class or group is closed has been so.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatClosure")]
internal sealed record ChatClosure
{
    /// <summary>Since when.</summary>
    [Id(0)] public required DateTimeOffset Since { get; init; }

    /// <summary>When its members leave on the Sferum side, as the school said when it was asked last; null: it was not asked yet.</summary>
    [Id(1)] public DateTimeOffset? LeaveTime { get; init; }

    /// <summary>Whether they leave, or have left. A class that is opened again gets them back.</summary>
    [Id(2)] public bool Emptied { get; init; }
}
