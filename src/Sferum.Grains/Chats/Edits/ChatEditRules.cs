using Sferum.Grains.Chats.Members;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Chats.Edits;

/// <summary>What may be done to a chat by hand, and what comes of it (B9-B12, B17). Pure; the same state comes back when nothing changes.</summary>
internal static class ChatEditRules
{
    /// <summary>Changes title, members, roles.</summary>
    public static Outcome<ChatState> Update(ChatState? state, UpdateChat command, EditFacts facts, DateTimeOffset now)
    {
        var refusal = WhyNot(state, command.Actor, command.Etag, "chat.etag", facts)
            ?? WhyClosed(state!)
            ?? (command.Title is { } title ? TitleRules.WhyNot(title) : null)
            ?? MemberEditRules.WhyNot(state!, command.Members, facts);
        if (refusal is not null)
        {
            return refusal;
        }

        var members = MemberEditing.Apply(state!, command.Members, command.Actor, now);
        var own = command.Title is { } given ? TitleRules.Titled(state!.Facts, given) : state!.Facts;
        return Saved(state, own, members, facts, command.Members.AcceptUnlinked, now);
    }

    /// <summary>Undoes what was done by hand: to some people, or to the whole chat and its title.</summary>
    public static Outcome<ChatState> Reset(ChatState? state, ResetChat command, EditFacts facts, DateTimeOffset now)
    {
        var seen = new HashSet<AccountId>();
        var refusal = WhyNot(state, command.Actor, command.Etag, "etag", facts)
            ?? WhyClosed(state!)
            ?? EditLists.First("accounts", command.Accounts, account => seen.Add(account) ? null : Refusal.Of(RefusalReason.DuplicateItem));
        if (refusal is not null)
        {
            return refusal;
        }

        // A chat of type «Другое» has no title but the hand's.
        var retitled = command.Accounts.Count == 0 && state!.Facts.RosterTitle.Length > 0;
        return Saved(
            state!,
            retitled ? state!.Facts with { HandTitle = null } : state!.Facts,
            MemberEditing.Undo(state, command.Accounts, now),
            facts,
            command.AcceptUnlinked,
            now);
    }

    /// <summary>Deletes the chat: nobody is a member any more, and what is left is owed to others.</summary>
    public static Outcome<ChatState> Delete(ChatState? state, DeleteChat command, EditFacts facts, DateTimeOffset now)
    {
        var refusal = WhyNot(state, command.Actor, command.Etag, "etag", facts) ?? WhyNotDeletable(state!, facts.Agenda);
        if (refusal is not null)
        {
            return refusal;
        }

        var after = state! with
        {
            Facts = state.Facts with { Life = ChatLife.Deleted },
            Members = MemberEditing.Emptied(state, now),
            // The group may know of the chat though its answer was lost.
            Attached = state.Facts.Type == ChatType.Subject,
            CallsOff = true,
        };
        return ChatRules.Settled(state, ChatRules.Edited(after, changed: true, now));
    }

    private static Outcome<ChatState> Saved(ChatState state, ChatFacts own, MemberTable members, EditFacts facts, bool acceptUnlinked, DateTimeOffset now)
    {
        if (NewcomerRules.WhyNot(state.Members, members, facts, acceptUnlinked) is { } refusal)
        {
            return refusal;
        }

        return own == state.Facts && ReferenceEquals(members, state.Members)
            ? state
            : ChatRules.Settled(state, ChatRules.Edited(state with { Facts = own, Members = members }, changed: true, now));
    }

    private static Refusal? WhyNot(ChatState? state, AccountId? actor, string etag, string etagField, EditFacts facts)
    {
        if (state is null or { Facts.Life: ChatLife.Deleted })
        {
            return Refusal.Of(RefusalReason.NotFound, "name");
        }

        return EditorRules.WhyMayNot(actor, facts, state)
            ?? (etag.Length > 0 && etag != ChatSnapshots.EtagOf(state) ? Refusal.Of(RefusalReason.EtagMismatch, etagField) : null);
    }

    private static Refusal? WhyClosed(ChatState state) => state.Facts.Life == ChatLife.Closed ? Refusal.Of(RefusalReason.ChatClosed) : null;

    private static Refusal? WhyNotDeletable(ChatState state, ChatAgenda agenda) =>
        state.Facts.Type is not (ChatType.Subject or ChatType.Other) ? Refusal.Of(RefusalReason.DefaultChatNotDeletable)
        : agenda.Active.Count > 0 ? Refusal.Of(RefusalReason.ChatHasActiveConference) with { Subjects = agenda.Active }
        : null;
}
