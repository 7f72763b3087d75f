using Grpc.Core;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors.Reasons;

/// <summary>Reasons of linking and unlinking.</summary>
internal static class LinkReasons
{
    internal static IReadOnlyList<ReasonEntry> Entries { get; } =
    [
        new(ErrorReason.AccountAlreadyLinked, StatusCode.AlreadyExists,
            "Аккаунт уже привязан к Сферуму.",
            "The account is already linked to Sferum."),
        new(ErrorReason.ProfileAlreadyLinked, StatusCode.AlreadyExists,
            "Этот учебный профиль уже привязан к другому аккаунту.",
            "This educational profile is already linked to another account."),
        new(ErrorReason.LinkAttemptExpired, StatusCode.FailedPrecondition,
            "Время привязки истекло. Начните заново.",
            "The time for linking has run out. Start again."),
        new(ErrorReason.LinkAttemptReplaced, StatusCode.FailedPrecondition,
            "Начата новая привязка. Продолжите её или начните заново.",
            "A newer linking attempt was started. Continue it or start again."),
        new(ErrorReason.LinkStateUnknown, StatusCode.FailedPrecondition,
            "Попытка привязки не найдена. Начните заново.",
            "The linking attempt was not found. Start again."),
        new(ErrorReason.LinkDenied, StatusCode.FailedPrecondition,
            "Привязка отменена пользователем.",
            "Linking was cancelled by the user."),
        new(ErrorReason.OtherBrowser, StatusCode.PermissionDenied,
            "Привязка начата в другом браузере. Начните заново в этом.",
            "Linking was started in another browser. Start again in this one."),
        new(ErrorReason.NoEducationalProfile, StatusCode.FailedPrecondition,
            "У VK ID нет учебного профиля. Создайте его и повторите привязку.",
            "This VK ID has no educational profile. Create one and link again."),
        new(ErrorReason.NameMismatch, StatusCode.FailedPrecondition,
            "Имя в учебном профиле не совпадает с именем в школе.",
            "The name in the educational profile differs from the name at school."),
        new(ErrorReason.ReturnUriNotAllowed, StatusCode.InvalidArgument,
            "Адрес возврата не разрешён.",
            "The return address is not allowed."),
        new(ErrorReason.LinkCodeRefused, StatusCode.FailedPrecondition,
            "Платформа не подтвердила привязку. Начните заново.",
            "The platform did not confirm the linking. Start again."),
        new(ErrorReason.LinkBroken, StatusCode.FailedPrecondition,
            "Привязка больше не действует. Привяжите аккаунт заново.",
            "The link no longer works. Link the account again."),
        new(ErrorReason.LinkOutcomeUnknown, StatusCode.FailedPrecondition,
            "Платформа не ответила. Начните привязку заново немного позже.",
            "The platform did not answer. Start linking again a little later."),
    ];
}
