using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>Notes what the Sferum side has answered about the chat itself.</summary>
internal static class ChatOutcomes
{
    private static readonly TimeSpan LostAgain = TimeSpan.FromHours(1);

    /// <summary>The chat is going to be asked for, under a title that no other chat has.</summary>
    public static ChatState Asked(ChatState state, ChatId id)
    {
        if (ChatDriver.AccountOf(state) is not { } driver || ChatDriver.UserOf(state) is not { } user || state.There.Chat is not null || ChatDriver.IsAsked(state))
        {
            return state;
        }

        var attempt = state.There.Attempt + 1;
        return state with
        {
            There = state.There with
            {
                Attempt = attempt,
                WorkingTitle = WorkingTitles.Of(state.Facts.Title, id, attempt),
                Owner = driver,
                OwnerUser = user,
                Title = "",
                RefusedTitle = null,
                RefusedTime = null,
            },
        };
    }

    /// <summary>The chat asked for is there.</summary>
    public static ChatState Made(ChatState state, string workingTitle, string chat, DateTimeOffset now)
    {
        if (state.There.Chat is not null || !string.Equals(state.There.WorkingTitle, workingTitle, StringComparison.Ordinal))
        {
            return state;
        }

        var owner = new MemberThere { User = state.There.OwnerUser, Joined = true, Administrator = true, Time = now };
        return state with
        {
            There = state.There with { Chat = chat, Title = workingTitle },
            Members = state.Members.Each(member => member.Account == state.There.Owner ? member with { There = owner } : member),
        };
    }

    /// <summary>What became of a new title. One that the platform does not take is asked for again in a day: until then the chat goes on under the one it has.</summary>
    public static ChatState Titled(ChatState state, RenameStep step, PlatformFault fault, DateTimeOffset now)
    {
        if (!string.Equals(state.There.Chat, step.Chat, StringComparison.Ordinal))
        {
            return state;
        }

        return fault switch
        {
            PlatformFault.None => state with { There = state.There with { Title = step.Title, RefusedTitle = null, RefusedTime = null } },
            PlatformFault.NotEntitled or PlatformFault.MemberRefused => state with { There = state.There with { RefusedTitle = step.Title, RefusedTime = now } },
            _ => state,
        };
    }

    /// <summary>The chat is gone there: it is made again and filled again. One that is lost soon after waits for an hour.</summary>
    public static ChatState Lost(ChatState state, string chat, DateTimeOffset now)
    {
        if (!string.Equals(state.There.Chat, chat, StringComparison.Ordinal))
        {
            return state;
        }

        if (state.Facts.Life == ChatLife.Deleted)
        {
            return ClosingOutcomes.Left(state, chat);
        }

        var again = now - state.There.LostTime < LostAgain;
        return state with
        {
            There = new ChatThere { Attempt = state.There.Attempt, LostTime = now },
            Members = state.Members.Each(static member => member.There is null ? member : member with { There = null }),
            Trouble = again ? new ChatTrouble { Kind = PlatformTrouble.ChatLost, RetryAt = now + LostAgain } : null,
        };
    }

    /// <summary>What an answer means for the chat as a whole.</summary>
    public static ChatState Weighed(ChatState state, ChatVerdict verdict, DateTimeOffset now)
    {
        if (verdict.IsAside)
        {
            return state;
        }

        if (verdict.Lost && state.There.Chat is { } chat)
        {
            return Lost(DriftRules.FoundLost(state, now), chat, now);
        }

        if (verdict.Trouble != PlatformTrouble.None)
        {
            return HeldUp(state, verdict.Trouble, verdict.AdditionsOnly, verdict.RetryAfter, now);
        }

        var over = state.Trouble is { AdditionsOnly: true } ? verdict.Added : verdict.Progress;
        return over && state.Trouble is not null ? state with { Trouble = null } : state;
    }

    /// <summary>Work is held up.</summary>
    public static ChatState HeldUp(ChatState state, PlatformTrouble kind, bool additionsOnly, TimeSpan? retryAfter, DateTimeOffset now)
    {
        var times = state.Trouble?.Kind == kind ? state.Trouble.Times + 1 : 1;
        return state with
        {
            Trouble = new ChatTrouble
            {
                Kind = kind,
                AdditionsOnly = additionsOnly,
                Times = times,
                RetryAt = now + ChatPauses.After(kind, times, retryAfter),
            },
        };
    }

    /// <summary>The platform does not answer for now; tried again with growing pauses that are not worth a write.</summary>
    public static ChatState Unreachable(ChatState state) =>
        state.Trouble is null ? state with { Trouble = new ChatTrouble { Kind = PlatformTrouble.Unreachable } } : state;
}
