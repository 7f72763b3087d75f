using Grpc.Core;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors.Reasons;

/// <summary>Reasons of records, versions and the rights of people.</summary>
internal static class GeneralReasons
{
    internal static IReadOnlyList<ReasonEntry> Entries { get; } =
    [
        new(ErrorReason.NotFound, StatusCode.NotFound,
            "Запись не найдена. Возможно, она удалена. Обновите список.",
            "The record was not found. It may have been deleted. Refresh the list."),
        new(ErrorReason.EtagMismatch, StatusCode.Aborted,
            "Запись уже изменена другим пользователем. Откройте её заново.",
            "The record has been changed by someone else. Open it again."),
        new(ErrorReason.RequestIdReused, StatusCode.InvalidArgument,
            "Повторный запрос отличается от первого.",
            "The repeated request differs from the first one."),
        new(ErrorReason.ConcurrentChange, StatusCode.Aborted,
            "Запись сейчас изменяется. Повторите попытку.",
            "The record is being changed right now. Try again.") { RetryAfter = TimeSpan.FromSeconds(1) },
        new(ErrorReason.ActingAccountRequired, StatusCode.InvalidArgument,
            "Не указан пользователь.",
            "The user is not given."),
        new(ErrorReason.AccountNotLinked, StatusCode.FailedPrecondition,
            "Аккаунт не привязан к Сферуму. Привяжите учебный аккаунт VK ID.",
            "The account is not linked to Sferum. Link the VK ID educational account."),
        new(ErrorReason.AccountNotInSchool, StatusCode.PermissionDenied,
            "Пользователь не относится к этой школе.",
            "The user does not belong to this school."),
        new(ErrorReason.PersonMayNotEdit, StatusCode.PermissionDenied,
            "Недостаточно прав для изменения.",
            "You do not have the right to make this change."),
        new(ErrorReason.Blocked, StatusCode.PermissionDenied,
            "Учётная запись заблокирована.",
            "The account is blocked."),
        new(ErrorReason.SchoolBeingErased, StatusCode.FailedPrecondition,
            "Данные школы удаляются, изменения недоступны.",
            "The school is being erased and cannot be changed."),
    ];
}
