namespace Sferum.UnitTests.Histories;

/// <summary>Kinds of steps.</summary>
internal enum StepKind
{
    /// <summary>ES sends the whole roster, in which some things have changed.</summary>
    Import,

    /// <summary>ES tells some things that have happened.</summary>
    Changes,

    /// <summary>The school gets another Sferum administrator, who then links again, so that there are tokens.</summary>
    Appoint,

    /// <summary>Somebody edits a chat: people added or removed, roles, title.</summary>
    Edit,

    /// <summary>Somebody saves a new chat.</summary>
    Create,

    /// <summary>Somebody deletes a chat.</summary>
    Delete,

    /// <summary>Somebody brings a chat, or somebody in it, back to what the roster says.</summary>
    Reset,

    /// <summary>ES asks once more for something that was done already.</summary>
    Repeat,

    /// <summary>Somebody links an account, perhaps to another profile than before.</summary>
    Link,

    /// <summary>Somebody undoes a link.</summary>
    Unlink,

    /// <summary>All processes die, a moment later.</summary>
    Kill,

    /// <summary>One process dies, a moment later.</summary>
    KillOne,

    /// <summary>Somebody deletes a chat on the Sferum side.</summary>
    LoseChat,

    /// <summary>Somebody changes a chat on the Sferum side: takes a member out, adds a stranger, gives a role or a title.</summary>
    Vandalism,

    /// <summary>The administrator's tokens die.</summary>
    TokensDie,

    /// <summary>Calls to the platform fail more often from now on, or less.</summary>
    Weather,

    /// <summary>Time passes.</summary>
    Pass,
}
