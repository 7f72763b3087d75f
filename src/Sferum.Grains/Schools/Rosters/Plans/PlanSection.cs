namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>The order of a plan's parts.</summary>
internal enum PlanSection
{
    /// <summary>The school itself.</summary>
    School,

    /// <summary>People.</summary>
    People,

    /// <summary>Classes.</summary>
    Classes,

    /// <summary>Subject groups.</summary>
    Groups,

    /// <summary>Chat by chat: the chat itself, then its members.</summary>
    Chats,
}
