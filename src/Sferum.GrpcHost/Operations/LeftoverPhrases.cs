using Sferum.Grains.Operations.Erasures;
using Sferum.Grains.Platform;
using Sferum.GrpcHost.Chats.Explaining;
using Sferum.GrpcHost.Errors;

namespace Sferum.GrpcHost.Operations;

/// <summary>What stays on the Sferum side, and why, in words.</summary>
internal static class LeftoverPhrases
{
    private static readonly Dictionary<LeftoverKind, Phrase> What = new()
    {
        [LeftoverKind.Messages] = new(
            "Сообщения этого человека остаются в чатах Сферума: удалить их может только он сам.",
            "What this person wrote stays in the chats in Sferum: only the person can delete it."),
        [LeftoverKind.Membership] = new(
            "В Сферуме человек ещё состоит в этом чате.",
            "In Sferum the person is still in this chat."),
        [LeftoverKind.Driver] = new(
            "Этим чатом в Сферуме управляет только привязка этого человека: назначьте другого администратора или подтвердите создание чата заново.",
            "Only this person's link reaches this chat in Sferum: appoint another administrator, or confirm that the chat is made again."),
        [LeftoverKind.Chat] = new(
            "Чат в Сферуме не закрыт.",
            "The chat is not closed in Sferum."),
        [LeftoverKind.Call] = new(
            "Завершение видеозвонка в Сферуме не подтверждено.",
            "The end of the call in Sferum is not confirmed."),
    };

    private static readonly Dictionary<PlatformTrouble, Phrase> Why = new()
    {
        [PlatformTrouble.AdministratorNotLinked] = new("Администратор чатов Сферума не привязал аккаунт.", "The Sferum chats administrator has not linked an account."),
        [PlatformTrouble.AdministratorLinkBroken] = new("Привязка администратора чатов Сферума не действует.", "The Sferum chats administrator's link does not work."),
        [PlatformTrouble.NotEntitled] = new("Платформа не предоставила права на это действие.", "The platform has not granted the right to do this."),
        [PlatformTrouble.Throttled] = new("Достигнут лимит платформы.", "The platform's quantity limit is reached."),
        [PlatformTrouble.Captcha] = new("Платформа требует ввести код с картинки.", "The platform asks for a captcha."),
        [PlatformTrouble.Unreachable] = new("Платформа не отвечает.", "The platform does not answer."),
        [PlatformTrouble.OutcomeUnknown] = new("Ответ платформы не получен.", "The platform's answer did not arrive."),
        [PlatformTrouble.ChatLost] = new("Чат в Сферуме недоступен.", "The chat is out of reach in Sferum."),
        [PlatformTrouble.AdministratorBlocked] = new("Администратор чатов Сферума заблокирован.", "The Sferum chats administrator is blocked."),
    };

    /// <summary>What stays, and why, in a language.</summary>
    internal static string Of(ErasureLeftover leftover, CallLanguage language)
    {
        var what = What[leftover.Kind].In(language);
        return Why.TryGetValue(leftover.Trouble, out var why) ? $"{what} {why.In(language)}" : what;
    }
}
