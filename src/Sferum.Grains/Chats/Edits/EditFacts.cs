using Sferum.Grains.Names;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Chats.Edits;

/// <summary>What an edit has to know of the world around the chat, gathered before it is decided.</summary>
internal sealed record EditFacts
{
    /// <summary>Nothing is known but what the chat knows itself.</summary>
    public static EditFacts None { get; } = new();

    /// <summary>How the school wants things done.</summary>
    public SchoolSettings Settings { get; init; } = new();

    /// <summary>Those of the people named, and of those who come with the source, who are in the school; the acting person too.</summary>
    public IReadOnlyDictionary<AccountId, Person> People { get; init; } = new Dictionary<AccountId, Person>();

    /// <summary>What the roster says about a new chat; null when none is made.</summary>
    public ChatSource? Source { get; init; }

    /// <summary>Chats of the school.</summary>
    public int ChatCount { get; init; }

    /// <summary>Conferences of a chat that is to be deleted.</summary>
    public ChatAgenda Agenda { get; init; } = ChatAgenda.Empty;
}

/// <summary>The conferences that keep a chat from being deleted, or go with it.</summary>
/// <param name="Active">Resource names of those that run.</param>
/// <param name="Scheduled">How many are still to come.</param>
internal sealed record ChatAgenda(IReadOnlyList<string> Active, int Scheduled)
{
    /// <summary>None.</summary>
    public static ChatAgenda Empty { get; } = new([], 0);
}
