namespace Sferum.Testing.Sandbox;

/// <summary>The sandbox's world as it is now.</summary>
/// <param name="People">Demo people.</param>
/// <param name="Chats">Chats, also those that everybody has left.</param>
/// <param name="Calls">Calls, also finished ones.</param>
public sealed record SandboxWorld(IReadOnlyList<SandboxPerson> People, IReadOnlyList<SandboxChat> Chats, IReadOnlyList<SandboxCall> Calls)
{
    /// <summary>The chats that have members.</summary>
    public IEnumerable<SandboxChat> LiveChats => Chats.Where(chat => chat.Members.Count > 0);

    /// <summary>The calls that are not finished.</summary>
    public IEnumerable<SandboxCall> ActiveCalls => Calls.Where(call => call.FinishedAt is null);

    /// <summary>The only live chat of this title.</summary>
    /// <param name="title">Title.</param>
    public SandboxChat Chat(string title) => LiveChats.Single(chat => chat.Title == title);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{ActiveCalls.Count()} of {Calls.Count} calls active; {LiveChats.Count()} chats: {string.Join(", ", LiveChats.Select(chat => $"«{chat.Title}» ({chat.Members.Count})"))}";
}
