using Grpc.Core;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors.Reasons;

/// <summary>Reasons of chats.</summary>
internal static class ChatReasons
{
    internal static IReadOnlyList<ReasonEntry> Entries { get; } =
    [
        new(ErrorReason.ChatTypeNotCreatable, StatusCode.InvalidArgument,
            "Чаты этого типа создаются автоматически.",
            "Chats of this type are created automatically."),
        new(ErrorReason.DefaultChatNotDeletable, StatusCode.FailedPrecondition,
            "Чаты по умолчанию нельзя удалить, они доступны только для редактирования.",
            "Default chats cannot be deleted, only edited."),
        new(ErrorReason.AdministratorNotRemovable, StatusCode.FailedPrecondition,
            "Администратора чатов Сферума нельзя удалить из участников.",
            "The Sferum chats administrator cannot be removed."),
        new(ErrorReason.UnlinkedMembers, StatusCode.FailedPrecondition,
            "Не привязали аккаунт к Сферуму: {count}. Эти участники будут добавлены в чат на стороне Сферума только после привязки аккаунта. Продолжить?",
            "Accounts not linked to Sferum: {count}. These members will be added to the chat in Sferum only after they link their accounts. Continue?"),
        new(ErrorReason.KindNotAllowed, StatusCode.InvalidArgument,
            "В чат этого типа нельзя добавить этого участника.",
            "This person cannot be added to a chat of this type."),
        new(ErrorReason.GroupRequired, StatusCode.InvalidArgument,
            "Заполните поле «Предмет/Группа (Класс)».",
            "Fill in the field “Subject/Group (Class)”."),
        new(ErrorReason.GroupNotAllowed, StatusCode.InvalidArgument,
            "Поле «Предмет/Группа (Класс)» заполняется только для типа «Предмет».",
            "The field “Subject/Group (Class)” is only for subject chats."),
        new(ErrorReason.MemberNotInSchool, StatusCode.InvalidArgument,
            "Выбранный человек не относится к этой школе.",
            "The selected person does not belong to this school."),
        new(ErrorReason.NotAMember, StatusCode.FailedPrecondition,
            "Человек не является участником. Обновите список.",
            "The person is not a member. Refresh the list."),
        new(ErrorReason.MemberBothAddedAndRemoved, StatusCode.InvalidArgument,
            "Участник одновременно добавляется и удаляется.",
            "The same person is both added and removed."),
        new(ErrorReason.ChatClosed, StatusCode.FailedPrecondition,
            "Чат закрыт и доступен только для просмотра.",
            "The chat is closed and read-only."),
        new(ErrorReason.ChatHasActiveConference, StatusCode.FailedPrecondition,
            "В чате идёт видеоконференция. Сначала завершите её.",
            "A video conference is running in this chat. End it first."),
        new(ErrorReason.ChatTooLarge, StatusCode.FailedPrecondition,
            "В чате может быть не более {limit} участников.",
            "A chat can have at most {limit} members."),
        new(ErrorReason.ChatLimitReached, StatusCode.ResourceExhausted,
            "Чатов может быть не более {limit}.",
            "There can be at most {limit} chats."),
        new(ErrorReason.ChatNotAvailable, StatusCode.PermissionDenied,
            "Чат недоступен этому пользователю.",
            "The chat is not available to this user."),
        new(ErrorReason.ChatNotWaitingForOperator, StatusCode.FailedPrecondition,
            "Чат не требует пересоздания.",
            "The chat does not need to be recreated."),
    ];
}
