using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.UnitTests.Histories.Plain;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>What people do to chats by hand, in windows that show what the registry has.</summary>
internal sealed class HistoryEdits(HistoryCaller caller, PlainSchool school, Action<string> tell)
{
    private const int MostMade = 3;

    private PlainHands Hands => school.Hands;

    /// <summary>Adds, removes, gives a role or a title.</summary>
    public async Task EditAsync(Chance chance)
    {
        if (AnyChat(chance) is not { } chat)
        {
            return;
        }

        var draft = new EditDraft(school, chat);
        for (var i = 0; i <= chance.For("how many").Below(3); i++)
        {
            draft.Draw(chance.For("what").For((ulong)i));
        }

        if (draft.IsNothing)
        {
            return;
        }

        tell($"  {chat.Id.Segment}: {draft}");
        var command = draft.Command(caller.Request());
        Demand(await caller.DoAsync(grains => grains.Chat(chat.Id).UpdateAsync(command, default)));
        draft.Apply(Hands.Of(chat.Id));
    }

    /// <summary>Saves a new chat.</summary>
    public async Task CreateAsync(Chance chance)
    {
        if (Hands.Made.Count >= MostMade)
        {
            return;
        }

        var group = chance.For("type").Happens(500) ? Happening.OneOf(school.OpenGroups, chance.For("group")) : null;
        var request = caller.Request();
        var id = MintedId.CreatedChat(PlainChats.School, request.Id);
        var chat = group is null ? PlainChats.Other(school, id, $"Чат {request.Id}") : PlainChats.Subject(school, id, group);
        var draft = new EditDraft(school, chat);
        draft.DrawSome(chance.For("whom"));
        tell($"  {chat.Id.Segment}: {chat.Type} {group} {draft}");
        var command = new CreateChat
        {
            Request = request,
            Type = chat.Type,
            Title = group is null ? chat.Title : "",
            Group = group is null ? null : PlainChats.Group(group),
            Members = draft.Members,
        };
        Demand(await caller.DoAsync(grains => grains.Chat(chat.Id).CreateAsync(command, default)));
        Hands.Made[chat.Id] = new PlainMade(group, chat.Title);
        draft.Apply(Hands.Of(chat.Id));
    }

    /// <summary>Deletes a chat that can be deleted.</summary>
    public async Task DeleteAsync(Chance chance)
    {
        var deletable = PlainChats.Of(school).Where(chat => chat.Type is ChatType.Subject or ChatType.Other).ToArray();
        if (deletable.Length == 0)
        {
            return;
        }

        var chat = deletable[chance.For("which").Below(deletable.Length)];
        tell($"  {chat.Id.Segment}");
        var command = new DeleteChat(caller.Request(), "", ValidateOnly: false, Actor: null);
        Demand(await caller.DoAsync(grains => grains.Chat(chat.Id).DeleteAsync(command, default)));
        Hands.Delete(chat.Id);
    }

    /// <summary>Undoes what was done by hand: to the whole chat, or to somebody.</summary>
    public async Task ResetAsync(Chance chance)
    {
        if (AnyChat(chance) is not { } chat)
        {
            return;
        }

        var whom = chance.For("all").Happens(500) ? null : Happening.OneOf(Hands.Of(chat.Id).Handled, chance.For("whom"));
        tell($"  {chat.Id.Segment}: {whom ?? "all"}");
        AccountId[] accounts = whom is null ? [] : [new(whom)];
        var command = new ResetChat(caller.Request(), "", accounts, AcceptUnlinked: true, ValidateOnly: false, Actor: null);
        Demand(await caller.DoAsync(grains => grains.Chat(chat.Id).ResetAsync(command, default)));
        Hands.Of(chat.Id).Reset(whom, keepsTitle: chat.Type == ChatType.Other);
    }

    private static void Demand<T>(Outcome<T> answer)
    {
        if (answer.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"An edit was refused: {refusal.Reason} {refusal.Field} {string.Join(' ', refusal.Subjects)}.");
        }
    }

    private PlainChat? AnyChat(Chance chance)
    {
        var chats = PlainChats.Of(school).ToArray();
        return chats.Length == 0 ? null : chats[chance.For("which").Below(chats.Length)];
    }
}
