using System.IO.Hashing;
using System.Text;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Drift;

/// <summary>When a chat is compared: every period once, at a moment of its own, so that the chats of a school spread over the whole of it.</summary>
internal static class DriftSchedule
{
    /// <summary>The chat's next moment.</summary>
    public static DateTimeOffset Next(ChatId id, TimeSpan period, DateTimeOffset after)
    {
        var place = (long)(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(id.Name)) % (ulong)period.Ticks);
        var begun = after.UtcTicks - (after.UtcTicks % period.Ticks) + place;
        return new DateTimeOffset(begun > after.UtcTicks ? begun : begun + period.Ticks, TimeSpan.Zero);
    }

    /// <summary>The state with the next comparison planned, where there is something to compare and none is.</summary>
    public static ChatState Planned(ChatState state, ChatId id, TimeSpan period, DateTimeOffset now) =>
        IsComparable(state) && DriftRules.DriftOf(state) is { Due: null } drift ? state with { Drift = drift with { Due = Next(id, period, now) } } : state;

    /// <summary>The comparison that is owed. A chat whose driver cannot drive owes none: the driver's link wakes it.</summary>
    public static Owed Owing(ChatState state)
    {
        if (state.Drift is not { } drift || !IsComparable(state) || ChatDriver.TroubleOf(state) != PlatformTrouble.None)
        {
            return Owed.Nothing;
        }

        var held = state.Trouble is { AdditionsOnly: false, RetryAt: { } retryAt } ? retryAt : (DateTimeOffset?)null;
        var from = drift.Wish is not null ? held : drift.Due > held || held is null ? drift.Due : held;
        return from is { } moment ? Owed.At(moment) : Owed.When(drift.Wish is not null);
    }

    /// <summary>The comparison that is to be made now; null when none is due.</summary>
    public static CompareStep? Step(ChatState state, AccountId driver, string chat, DateTimeOffset now) =>
        Owing(state) is { Any: true } owed && !(owed.From > now)
            ? new CompareStep(driver, chat, Repair: state.Drift!.Wish is not { Repair: false } || state.Drift.Due <= now)
            : null;

    /// <summary>Whether the chat is there and is to be kept as the registry has it; a closed one is until its members leave.</summary>
    public static bool IsComparable(ChatState state) => state is { There.Chat: not null, Facts.Life: not ChatLife.Deleted, Frame.Emptied: false };
}
