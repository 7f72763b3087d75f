using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Chats.Edits;

/// <summary>How a chat is made by hand (B6-B10). Pure.</summary>
internal static class ChatCreationRules
{
    /// <summary>Why there can be no chat of this type and group; null when there can, as far as that goes.</summary>
    public static Refusal? WhyNoSuch(ChatType type, GroupId? group, string field = "chat.") => type switch
    {
        not (ChatType.Subject or ChatType.Other) => Refusal.Of(RefusalReason.ChatTypeNotCreatable, $"{field}type"),
        ChatType.Subject when group is null => Refusal.Of(RefusalReason.GroupRequired, $"{field}group"),
        ChatType.Other when group is not null => Refusal.Of(RefusalReason.GroupNotAllowed, $"{field}group"),
        _ => null,
    };

    /// <summary>The chat before anything is done by hand: what its source gives (B7). Refused when the group is closed.</summary>
    public static Outcome<ChatState> Draft(ChatSource source, DateTimeOffset now, string field = "chat.") => source.Closed
        ? Refusal.Of(RefusalReason.GroupClosed, $"{field}group") with { Subjects = source.Group is { } group ? [group.Name] : [] }
        : ChatRules.TakeSource(null, source, now);

    /// <summary>The chat that a command makes. Who asks for the same once more gets what there is.</summary>
    public static Outcome<ChatState> Create(ChatState? state, CreateChat command, EditFacts facts, DateTimeOffset now)
    {
        if (state is not null)
        {
            return Again(state, command);
        }

        if (WhyNot(command, facts) is { } refusal)
        {
            return refusal;
        }

        var draft = Draft(facts.Source!, now);
        return draft.IsRefused ? draft : Made(draft.Value, command, facts, now);
    }

    private static Outcome<ChatState> Made(ChatState draft, CreateChat command, EditFacts facts, DateTimeOffset now)
    {
        // No revision yet: nobody has seen it.
        var unseen = draft with { Revision = 0, EditVersion = 0 };
        if (MemberEditRules.WhyNot(unseen, command.Members, facts) is { } wrong)
        {
            return wrong;
        }

        var members = MemberEditing.Apply(unseen, command.Members, command.Actor, now);
        if (NewcomerRules.WhyNot(before: null, members, facts, command.Members.AcceptUnlinked) is { } refusal)
        {
            return refusal;
        }

        var after = unseen with
        {
            Facts = command.Title.Length == 0 ? draft.Facts : TitleRules.Titled(draft.Facts, command.Title),
            Members = members,
            MadeBy = command.Request.Fingerprint,
            Attached = false,
        };
        return ChatRules.Settled(null, ChatRules.Edited(after, changed: true, now));
    }

    private static Outcome<ChatState> Again(ChatState state, CreateChat command) =>
        state.MadeBy != command.Request.Fingerprint ? Refusal.Of(RefusalReason.RequestIdReused, "request_id")
        : state.Facts.Life == ChatLife.Deleted ? Refusal.Of(RefusalReason.NotFound)
        : state;

    private static Refusal? WhyNot(CreateChat command, EditFacts facts) =>
        WhyNoSuch(command.Type, command.Group)
        ?? EditorRules.WhyMayNot(command.Actor, facts, state: null)
        ?? WhyNotTitled(command)
        ?? (facts.ChatCount >= ChatLimits.ChatsOfSchool ? TooManyChats() : null);

    private static Refusal? WhyNotTitled(CreateChat command) =>
        command is { Type: ChatType.Subject, Title: "" } ? null : TitleRules.WhyNot(command.Title);

    private static Refusal TooManyChats() => new(RefusalReason.ChatLimitReached)
    {
        Facts = new Dictionary<string, string> { ["limit"] = ChatLimits.ChatsOfSchool.ToString(CultureInfo.InvariantCulture) },
    };
}
