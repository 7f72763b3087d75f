namespace Sferum.Testing.Sandbox;

/// <summary>What changed; the fields that the kind does not have are null.</summary>
/// <param name="Kind">chat_created, chat_renamed, member_added, member_removed, role_set, call_started, call_finished …</param>
public sealed record LedgerEffect(string Kind)
{
    /// <summary>The world's id of the chat.</summary>
    public long? Chat { get; init; }

    /// <summary>Title of a chat that was created or renamed.</summary>
    public string? Title { get; init; }

    /// <summary>Members of a new chat, without its owner.</summary>
    public IReadOnlyList<long>? Members { get; init; }

    /// <summary>Who joined, left or got a role.</summary>
    public long? User { get; init; }

    /// <summary>The role that was set.</summary>
    public bool? Admin { get; init; }

    /// <summary>Id of the call.</summary>
    public string? Call { get; init; }
}
