namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>What the Sferum side lacks of one member.</summary>
internal enum MemberNeedKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>To be removed.</summary>
    Remove,

    /// <summary>To be added.</summary>
    Add,

    /// <summary>To have another role.</summary>
    SetRole,

    /// <summary>To be removed, and first to lose a role that protects it: only who made the chat puts administrators out.</summary>
    Demote,

    /// <summary>It is not known whether the person is there: to be looked at.</summary>
    Look,
}

/// <summary>What the Sferum side lacks of one member, and from when it may be asked for.</summary>
/// <param name="Kind">What.</param>
/// <param name="User">Whom, there.</param>
/// <param name="From">Not before this moment; null: at once.</param>
internal readonly record struct MemberNeed(MemberNeedKind Kind, string User, DateTimeOffset? From)
{
    public static MemberNeed None => default;

    public bool Any => Kind != MemberNeedKind.None;

    public bool IsDue(DateTimeOffset now) => Any && !(From > now);
}
