using System.Collections.Immutable;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Chats.Reconciliation.HandOver;
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
        if (RetentionRules.Due(state) is { Needed: true } retention && !(retention.From > now))
        {
            return new RetentionStep();
        }

        if (ChatDriver.TroubleOf(state) != PlatformTrouble.None)
        {
            return new RestStep();
        }

        var held = state.Trouble?.RetryAt > now;
        if (held && !state.Trouble!.AdditionsOnly)
        {
            return new RestStep();
        }

        var driver = ChatDriver.AccountOf(state)!.Value;
        return state switch
        {
            { Facts.Life: ChatLife.Deleted } => ClosingPlan.Next(state, insight, driver, now),
            { There.Chat: { } chat } => HandOverPlan.Next(state, driver, chat, now) ?? InChat(state, insight, driver, chat, now),
            { Facts.Life: ChatLife.Closed } => new RestStep(),
            _ => Making(state, insight, driver),
        };
    }

    /// <summary>What is next about the members; null: nothing.</summary>
    public static ChatStep? OfMembers(ChatState state, ChatInsight insight, AccountId driver, string chat, DateTimeOffset now)
    {
        var needs = Due(state, now);
        if (needs.Count == 0)
        {
            return null;
        }

        if (!insight.Looked || needs.Exists(task => task.Kind == MemberNeedKind.Look))
        {
            return new LookStep(driver, chat);
        }

        if (needs.Find(task => task.Kind == MemberNeedKind.Remove && MakerRules.LeavesByItself(state, task.User)) is { User: not null })
        {
            return MakerRules.Leaving(state.There.Maker!);
        }

        var batch = Batch(state, needs);
        return batch.IsEmpty ? null : new ChangeStep(driver, chat, batch);
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
        if (ExpelStep.Of(state, driver, chat) is { } expel)
        {
            return expel;
        }

        if (DriftSchedule.Step(state, driver, chat, now) is { } compare)
        {
            return compare;
        }

        if (ChatDifference.Renaming(state) is { Needed: true } renaming && !(renaming.From > now))
        {
            return new RenameStep(driver, chat, state.Facts.TitleThere);
        }

        return OfMembers(state, insight, driver, chat, now) ?? new RestStep();
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
                due.Add(new(member.Account, need.Kind, need.User, need.Kind != MemberNeedKind.Demote && ChatMembers.RoleOf(member) == MemberRole.Administrator));
            }
        }

        return due;
    }

    private static bool IsLacking(MemberSummary summary) => summary.Additions > 0 || summary.Others > 0 || summary.Later is not null;

    private static ImmutableArray<MemberTask> Batch(ChatState state, List<MemberTask> due)
    {
        if (due.Exists(task => MemberNeeds.IsLeaving(task.Kind)))
        {
            return [.. due.Where(task => MemberNeeds.IsLeaving(task.Kind)).Take(BatchSize)];
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
