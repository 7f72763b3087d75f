using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Members;

/// <summary>What of a chat as a whole decides about each of its members.</summary>
/// <param name="Owner">Who drives the chat on the Sferum side; null when it is not there.</param>
/// <param name="Closed">Whether it is closed, so that nobody comes into it there any more.</param>
internal readonly record struct ChatFrame(AccountId? Owner, bool Closed)
{
    /// <summary>Whether it has been closed for so long that its members leave there.</summary>
    public bool Emptied { get; init; }

    /// <summary>The platform user who made the chat, where that is not its owner any more.</summary>
    public string? Maker { get; init; }

    /// <summary>Whether it is to be handed over, so that the owner's tokens are needed although it is no administrator any more.</summary>
    public bool IsHandedOver { get; init; }
}
