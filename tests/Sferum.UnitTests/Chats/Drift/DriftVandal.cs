using Sferum.Grains.Chats.Reconciliation;

namespace Sferum.UnitTests.Chats.Drift;

/// <summary>Somebody who changes a chat on the Sferum side.</summary>
internal static class DriftVandal
{
    /// <summary>What can be done there.</summary>
    public enum Deed
    {
        Kick,
        AddStranger,
        AddAccount,
        TurnRole,
        Retitle,
        PutOwnerOut,
        DeleteChat,
    }

    public static string Stranger(int number) => $"stranger-{number:D4}";

    /// <summary>Does one deed to a chat that is there.</summary>
    public static void Do(ChatStory story, Deed deed, int who)
    {
        if (story.State.There.Chat is not { } chat || !story.World.Chats.TryGetValue(chat, out var members))
        {
            return;
        }

        var user = Chat.UserOf(who == 0 ? Chat.Teacher : Chat.Student(who - 1));
        switch (deed)
        {
            case Deed.Kick:
                members.Remove(user);
                break;
            case Deed.AddStranger:
                members[Stranger(who)] = who % 2 == 0;
                break;
            case Deed.AddAccount:
                members.TryAdd(user, false);
                break;
            case Deed.TurnRole when members.TryGetValue(user, out var administrator):
                members[user] = !administrator;
                break;
            case Deed.Retitle:
                story.World.Titles[chat] = $"Чужое имя {who}";
                break;
            case Deed.PutOwnerOut:
                members.Remove(ChatDriver.UserOf(story.State)!);
                break;
            case Deed.DeleteChat:
                story.World.Chats.Remove(chat);
                story.World.Titles.Remove(chat);
                break;
        }
    }
}
