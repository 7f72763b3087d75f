using Sferum.Sandbox.World.Calls;
using Sferum.Sandbox.World.Chats;
using Sferum.Sandbox.World.Effects;
using Sferum.Sandbox.World.Journal;
using Sferum.Sandbox.World.People;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.World;

/// <summary>The world in memory: nothing but the journal's effects, applied in order.</summary>
internal sealed class WorldState
{
    public PeopleState People { get; private set; } = new();

    public ChatsState Chats { get; private set; } = new();

    public CallsState Calls { get; private set; } = new();

    public TokensState Tokens { get; private set; } = new();

    /// <summary>Every effect since the world was last seeded.</summary>
    public List<LedgerEntry> Ledger { get; } = [];

    public long LastSeq { get; private set; }

    public void Apply(LedgerEntry entry)
    {
        switch (entry.Effect)
        {
            case WorldSeeded effect: Begin(effect); break;
            case PersonCreated effect: People.Apply(effect); break;
            case ProfileCreated effect: People.Apply(effect); break;
            case PasswordSet effect: People.Apply(effect); break;
            case PersonFlagged effect: People.Apply(effect); break;
            case CodeIssued effect: Tokens.Apply(effect); break;
            case TokensIssued effect: Tokens.Apply(effect); break;
            case TokensRevoked effect: Tokens.Apply(effect); break;
            case ChatCreated effect: Chats.Apply(effect, entry.User, entry.Time); break;
            case ChatRenamed effect: Chats.Apply(effect); break;
            case MemberAdded effect: Chats.Apply(effect, entry.User, entry.Time); break;
            case MemberRemoved effect: Chats.Apply(effect, entry.User); break;
            case RoleSet effect: Chats.Apply(effect); break;
            case InviteLinkMade effect: Chats.Apply(effect); break;
            case ConversationCleared: break;
            case CallStarted effect: Calls.Apply(effect, entry.User, entry.Time); break;
            case CallFinished effect: Calls.Apply(effect, entry.Time); break;
            case ParticipantJoined effect: Calls.Apply(effect); break;
            default: throw new JournalException($"The journal holds an effect this version does not know, at {entry.Seq}.");
        }

        LastSeq = entry.Seq;
        Ledger.Add(entry);
    }

    private void Begin(WorldSeeded effect)
    {
        (People, Chats, Calls, Tokens) = (new(), new(), new(), new());
        Ledger.Clear();
        foreach (var person in effect.People)
            People.Add(person);
    }
}
