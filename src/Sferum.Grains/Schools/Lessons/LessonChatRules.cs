using System.Globalization;
using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>In which chat the online lesson of a lesson is held when nobody chose one (C14). Pure.</summary>
internal static class LessonChatRules
{
    /// <summary>The group's only subject chat, else the only class chat. Refused: ChatAmbiguous (with the chats), NoChatForLesson.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="chats">Its group's subject chats, and the class chats of that group's classes.</param>
    /// <param name="own">The chats of whoever asks; null: nobody in particular. Of several chats, only those that are available to them.</param>
    public static Outcome<ChosenChat> Choose(LessonId lesson, IReadOnlyList<ChatSnapshot> chats, IReadOnlyCollection<ChatId>? own)
    {
        ChatId[] subject = [.. chats.Where(IsOpen).Where(chat => chat.Type == ChatType.Subject).Select(chat => chat.Id)];
        ChatId[] fitting = subject.Length > 0 ? subject : [.. chats.Where(IsOpen).Select(chat => chat.Id)];
        ChatId[] available = own is null || fitting.Length < 2 ? fitting : [.. fitting.Where(own.Contains)];
        return (available.Length > 0 ? available : fitting) switch
        {
            [] => new Refusal(RefusalReason.NoChatForLesson) { Field = "lesson", Subjects = [lesson.Name] },
            [var only] => new ChosenChat(only),
            var several => new Refusal(RefusalReason.ChatAmbiguous)
            {
                Field = "chat",
                Facts = new Dictionary<string, string> { ["count"] = several.Length.ToString(CultureInfo.InvariantCulture) },
                Subjects = [.. several.Select(chat => chat.Name)],
            },
        };
    }

    private static bool IsOpen(ChatSnapshot chat) => chat.Life == ChatLife.Open;
}
