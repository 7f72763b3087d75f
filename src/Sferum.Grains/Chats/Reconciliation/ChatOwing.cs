using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Commits;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>What a chat owes, and from when: its row to the registry, its wish to be told to the links, the difference to the Sferum side.</summary>
internal static class ChatOwing
{
    /// <summary>Everything together.</summary>
    public static Owed Of(ChatState state) => Sooner(Beside(state), DriftSchedule.Owing(state));

    /// <summary>Everything but the next comparison with the Sferum side, of which there always is one.</summary>
    public static Owed Beside(ChatState state) =>
        OwesRow(state) || OwesLinks(state) || OwesAttachment(state) || OwesFindings(state) || state.CallsOff ? Owed.Now : ToSferum(state);

    /// <summary>The school's list lacks findings.</summary>
    public static bool OwesFindings(ChatState state) => state.Drift is { UnlistedCheck: not null } or { Unlisted.Length: > 0 };

    /// <summary>The registry has an older row.</summary>
    public static bool OwesRow(ChatState state) => state.Revision > state.PushedRevision;

    /// <summary>The group or the school does not know whether to tell the chat what it says.</summary>
    public static bool OwesAttachment(ChatState state) => AttachmentRules.IsOwed(state);

    /// <summary>Some account's link does not know whether to tell this chat.</summary>
    public static bool OwesLinks(ChatState state)
    {
        var frame = state.Frame;
        return state.Members.Chunks.Any(chunk => chunk.Summary(frame).Untold > 0);
    }

    /// <summary>Those whose link does not know whether to tell this chat.</summary>
    public static IEnumerable<MemberRecord> Untold(ChatState state)
    {
        var frame = state.Frame;
        return state.Members.Chunks.Where(chunk => chunk.Summary(frame).Untold > 0)
            .SelectMany(chunk => chunk.Records).Where(member => ChatMembers.IsUntold(frame, member));
    }

    /// <summary>What is owed to the Sferum side. A chat whose driver cannot drive owes nothing: the driver's link wakes it.</summary>
    public static Owed ToSferum(ChatState state)
    {
        var school = RetentionRules.Due(state) is { Needed: true } retention ? retention.From is { } leave ? Owed.At(leave) : Owed.Now : Owed.Nothing;
        return ChatDriver.TroubleOf(state) != PlatformTrouble.None ? school : Sooner(school, ByDriver(state));
    }

    private static Owed ByDriver(ChatState state)
    {
        var difference = ChatDifference.Of(state);
        return state.Trouble is { RetryAt: { } retryAt } trouble
            ? HeldUp(difference, retryAt, trouble.AdditionsOnly)
            : difference.AtOnce ? Owed.Now : At(difference.Later);
    }

    private static Owed HeldUp(ChatDifference difference, DateTimeOffset retryAt, bool additionsOnly)
    {
        if (additionsOnly && difference.BesideAdditions)
        {
            return Owed.Now;
        }

        return difference.AtOnce ? Owed.At(retryAt) : At(difference.Later > retryAt ? difference.Later : difference.Later is null ? null : retryAt);
    }

    private static Owed Sooner(Owed one, Owed other) => !one.Any ? other : !other.Any ? one : one.From is null || one.From < other.From ? one : other;

    private static Owed At(DateTimeOffset? moment) => moment is { } at ? Owed.At(at) : Owed.Nothing;
}
