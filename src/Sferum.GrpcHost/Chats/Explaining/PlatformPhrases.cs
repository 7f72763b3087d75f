using Sferum.Grains.Chats;

namespace Sferum.GrpcHost.Chats.Explaining;

/// <summary>Where somebody is on the Sferum side, in words.</summary>
internal static class PlatformPhrases
{
    private static readonly Phrase Joined = new("В Сферуме уже в чате.", "Is in the chat in Sferum.");

    private static readonly Phrase Leaving = new("В Сферуме ещё в чате, удаление выполняется.", "Is still in the chat in Sferum and is being removed.");

    private static readonly Phrase Absent = new("В Сферуме не в чате.", "Is not in the chat in Sferum.");

    private static readonly Phrase OnTheWay = new("В Сферуме добавление выполняется.", "Is being added in Sferum.");

    private static readonly Dictionary<PendingReason, Phrase> Pending = new()
    {
        [PendingReason.NotLinked] = new(
            "В Сферуме пока не в чате: аккаунт не привязан, добавление произойдёт после привязки.",
            "Is not in the chat in Sferum yet: the account is not linked; it will be added once it is."),
        [PendingReason.LinkBroken] = new(
            "В Сферуме пока не в чате: привязка аккаунта перестала действовать, её нужно выполнить заново.",
            "Is not in the chat in Sferum yet: the account's link no longer works and has to be made again."),
        [PendingReason.Blocked] = new(
            "В Сферуме не в чате, пока учётная запись заблокирована.",
            "Is not in the chat in Sferum while the account is blocked."),
        [PendingReason.ChatWaiting] = new(
            "В Сферуме этот чат ещё не создан.",
            "The chat has not been made in Sferum yet."),
        [PendingReason.Privacy] = new(
            "В Сферуме пока не в чате: настройки приватности не разрешают добавление.",
            "Is not in the chat in Sferum yet: the privacy settings refuse being added."),
        [PendingReason.Invited] = new(
            "В Сферуме пока не в чате: приглашение ещё не принято.",
            "Is not in the chat in Sferum yet: the invitation has not been accepted."),
        [PendingReason.Throttled] = new(
            "В Сферуме пока не в чате: платформа временно ограничила добавление.",
            "Is not in the chat in Sferum yet: the platform refuses more additions for now."),
        [PendingReason.ChatFull] = new(
            "В Сферуме пока не в чате: чат там заполнен.",
            "Is not in the chat in Sferum yet: the chat is full there."),
        [PendingReason.ProfileDeactivated] = new(
            "В Сферуме не в чате: профиль там деактивирован или удалён.",
            "Is not in the chat in Sferum: the profile is deactivated or deleted there."),
        [PendingReason.ProfileNotFound] = new(
            "В Сферуме не в чате: профиль там не найден.",
            "Is not in the chat in Sferum: the profile was not found there."),
        [PendingReason.ChatClosed] = new(
            "В Сферуме не в чате: чат закрыт.",
            "Is not in the chat in Sferum: the chat is closed."),
    };

    /// <summary>Where a member is.</summary>
    internal static Phrase Of(ChatMember member) => member.Platform switch
    {
        MemberPlatformState.Joined => Joined,
        MemberPlatformState.Leaving => Leaving,
        MemberPlatformState.Pending => Pending.GetValueOrDefault(member.Pending, OnTheWay),
        _ => Absent,
    };
}
