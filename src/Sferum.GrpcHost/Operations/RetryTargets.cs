using Sferum.Grains.Names;
using Sferum.Grains.Operations.Retries;

namespace Sferum.GrpcHost.Operations;

/// <summary>Reads the names of what is to be tried now.</summary>
internal static class RetryTargets
{
    /// <summary>Reads the name of a school, chat, conference, account, import, erasure or lane.</summary>
    internal static bool TryParse(string name, out RetryTarget target)
    {
        target = SchoolId.TryParse(name, out var school) ? new RetryTarget(RetryKind.School, school.Key)
            : ChatId.TryParse(name, out var chat) ? new RetryTarget(RetryKind.Chat, chat.Key)
            : ConferenceId.TryParse(name, out var conference) ? new RetryTarget(RetryKind.Conference, conference.Key)
            : AccountId.TryParse(name, out var account) ? new RetryTarget(RetryKind.Account, account.Key)
            : RosterImportId.TryParse(name, out var import) ? new RetryTarget(RetryKind.Imports, import.School.Key)
            : ErasureId.TryParse(name, out var erasure) ? new RetryTarget(RetryKind.Erasure, erasure.Key)
            : LaneMapping.TryParse(name, out var administrator) ? new RetryTarget(RetryKind.Lane, administrator.Key)
            : default;
        return target.Key is not null;
    }

    /// <summary>The school that a target is in; null for what belongs to none.</summary>
    internal static SchoolId? SchoolOf(RetryTarget target) => target.Kind switch
    {
        RetryKind.School or RetryKind.Imports => SchoolId.FromKey(target.Key),
        RetryKind.Chat => ChatId.FromKey(target.Key).School,
        RetryKind.Conference => ConferenceId.FromKey(target.Key).School,
        _ => null,
    };
}
