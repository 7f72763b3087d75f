namespace Sferum.Grains.Chats.Members;

/// <summary>What an account's link is to know of a chat.</summary>
internal enum LinkInterest
{
    /// <summary>Nothing: the chat need not be told.</summary>
    None,

    /// <summary>The chat wants to be told, but the account is no member.</summary>
    Aside,

    /// <summary>The account is a member: the chat is one of those available to it (A7), and wants to be told.</summary>
    Member,
}
