namespace Sferum.GrpcHost.Auth;

/// <summary>What a calling system may do; each role may do what the ones before it may.</summary>
internal enum CallerRole
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Reads of schools, chats, conferences, lessons and links.</summary>
    Reader = 1,

    /// <summary>Changes and joins too, and what operators need: what ES's own back end has.</summary>
    Operator = 2,

    /// <summary>Erasure, export and the audit trail too.</summary>
    Administrator = 3,
}
