using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Members;

/// <summary>What of a chat as a whole decides about each of its members.</summary>
/// <param name="Owner">Who made the chat on the Sferum side; null when it is not there.</param>
/// <param name="Closed">Whether it is closed, so that nothing changes there any more.</param>
internal readonly record struct ChatFrame(AccountId? Owner, bool Closed);
