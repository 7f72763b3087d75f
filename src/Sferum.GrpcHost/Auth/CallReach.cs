namespace Sferum.GrpcHost.Auth;

/// <summary>Where a call says whose it is.</summary>
internal enum CallReach
{
    /// <summary>It names a school, or something of one; all that it names must be of the caller's schools.</summary>
    School = 0,

    /// <summary>It names an account, which must be in one of the caller's schools.</summary>
    Account = 1,

    /// <summary>It names an account, all of whose schools must be the caller's.</summary>
    WholeAccount = 2,

    /// <summary>It names the lane of a school's administrator.</summary>
    Lane = 3,

    /// <summary>It names any of these in a list.</summary>
    Mixed = 4,

    /// <summary>It names an erasure; whose it is, the answer says.</summary>
    Erasure = 5,

    /// <summary>It names no school, or only as a filter, and gives what is of the caller's schools: the service asks <see cref="Caller.Among"/>.</summary>
    Caller = 6,

    /// <summary>
    /// It names an account, whose first school must be the caller's: any school may name any account in its roster, and must not come by another's link in this way.
    /// </summary>
    HomeAccount = 7,
}
