using System.Collections.Immutable;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>Decides what to do next on the Sferum side: make the chat, title it, look who is there, then remove, add, give roles.</summary>
internal static class ChatPlan
{
    /// <summary>Member calls in one batch: what fits in one request, and what a crash can leave uncertain.</summary>
    public const int BatchSize = 25;

    /// <summary>The next step.</summary>
    public static ChatStep Next(ChatState state, ChatInsight insight, DateTimeOffset now)
    {
        if (state.Facts.Life == ChatLife.Closed || ChatDriver.TroubleOf(state) != PlatformTrouble.None)
        {
            return new RestStep();
        }

        var held = state.Trouble?.RetryAt > now;
        if (held && !state.Trouble!.AdditionsOnly)
        {
            return new RestStep();
        }

        var driver = ChatDriver.AccountOf(state)!.Value;
        return state.There.Chat is { } chat ? InChat(state, insight, driver, chat, now) : Making(state, insight, driver);
    }

    private static ChatStep Making(ChatState state, ChatInsight insight, AccountId driver)
    {
        if (!ChatDriver.IsAsked(state))
        {
            return new AskStep();
        }

        var title = state.There.WorkingTitle!;
        return string.Equals(insight.AbsentTitle, title, StringComparison.Ordinal) ? new CreateStep(driver, title) : new FindStep(driver, title);
    }

    private static ChatStep InChat(ChatState state, ChatInsight insight, AccountId driver, string chat, DateTimeOffset now)
    {
        if (DriftRules.StrangersOf(state) is { Length: > 0 } strangers)
        {
            return new ExpelStep(driver, chat, [.. strangers.Take(BatchSize)]);
        }

        if (DriftSchedule.Step(state, driver, chat, now) is { } compare)
        {
            return compare;
        }

        if (ChatDifference.Renaming(state) is { Needed: true } renaming && !(renaming.From > now))
        {
            return new RenameStep(driver, chat, state.Facts.Title);
        }

        var needs = Due(state, now);
        if (needs.Count == 0)
        {
            return new RestStep();
        }

        if (!insight.Looked || needs.Exists(task => task.Kind == MemberNeedKind.Look))
        {
            return new LookStep(driver, chat);
        }

        var batch = Batch(state, needs);
        return batch.IsEmpty ? new RestStep() : new ChangeStep(driver, chat, batch);
    }

    private static List<MemberTask> Due(ChatState state, DateTimeOffset now)
    {
        var additionsHeld = state.Trouble is { AdditionsOnly: true, RetryAt: { } retryAt } && retryAt > now;
        var due = new List<MemberTask>();
        var frame = state.Frame;
        foreach (var member in state.Members.Chunks.Where(chunk => IsLacking(chunk.Summary(frame))).SelectMany(chunk => chunk.Records))
        {
            var need = MemberNeeds.Of(frame, member);
            if (need.IsDue(now) && !(additionsHeld && need.Kind == MemberNeedKind.Add))
            {
                due.Add(new(member.Account, need.Kind, need.User, ChatMembers.RoleOf(member) == MemberRole.Administrator));
            }
        }

        return due;
    }

    private static bool IsLacking(MemberSummary summary) => summary.Additions > 0 || summary.Others > 0 || summary.Later is not null;

    private static ImmutableArray<MemberTask> Batch(ChatState state, List<MemberTask> due)
    {
        if (due.Exists(task => task.Kind == MemberNeedKind.Remove))
        {
            return [.. due.Where(task => task.Kind == MemberNeedKind.Remove).Take(BatchSize)];
        }

        return [.. Additions(state, due).Concat(due.Where(task => task.Kind == MemberNeedKind.SetRole)).Take(BatchSize)];
    }

    // One profile belongs to one account, but two rows may say otherwise for a moment: nobody is added twice.
    private static IEnumerable<MemberTask> Additions(ChatState state, List<MemberTask> due)
    {
        var additions = due.Where(task => task.Kind == MemberNeedKind.Add);
        var there = state.Members.Where(ChatMembers.IsJoined).Select(member => member.There!.User).ToHashSet(StringComparer.Ordinal);
        return additions.Where(task => there.Add(task.User));
    }
}
