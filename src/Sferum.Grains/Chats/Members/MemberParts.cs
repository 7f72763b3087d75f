namespace Sferum.Grains.Chats.Members;

/// <summary>What the bytes of a member hold.</summary>
[Flags]
internal enum MemberParts
{
    None = 0,
    HandRole = 1,
    Removed = 2,
    Link = 4,
    LinkUser = 8,
    Blocked = 16,
    Subscribed = 32,
    There = 64,
    RoleRefused = 128,
    Outside = 256,
    Aside = 512,
    Holding = 1024,
}

/// <summary>What the bytes say of a member on the Sferum side.</summary>
[Flags]
internal enum MemberThereParts
{
    None = 0,
    Joined = 1,
    Administrator = 2,
    Doubtful = 4,
    UserOfLink = 8,
}
