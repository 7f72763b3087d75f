using Grpc.Core;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors.Reasons;

/// <summary>Reasons of trouble of the service or of the platform, and what is refused before the domain is asked.</summary>
internal static class ServiceReasons
{
    internal static IReadOnlyList<ReasonEntry> Entries { get; } =
    [
        new(ErrorReason.MalformedMessage, StatusCode.InvalidArgument,
            "Запрос не удалось прочитать.",
            "The request could not be read."),
        new(ErrorReason.MessageTooLarge, StatusCode.ResourceExhausted,
            "Запрос слишком большой.",
            "The request is too large."),
        new(ErrorReason.Unauthenticated, StatusCode.Unauthenticated,
            "Требуется авторизация системы.",
            "The calling system must authenticate."),
        new(ErrorReason.CallerNotAllowed, StatusCode.PermissionDenied,
            "У системы нет прав на это действие.",
            "The calling system may not do this."),
        new(ErrorReason.RateLimited, StatusCode.ResourceExhausted,
            "Слишком много запросов. Повторите попытку позже.",
            "Too many requests. Try again later.") { RetryAfter = TimeSpan.FromSeconds(1) },
        new(ErrorReason.DeadlineExceeded, StatusCode.DeadlineExceeded,
            "Время ожидания истекло. Повторите попытку.",
            "The time ran out. Try again."),
        new(ErrorReason.Cancelled, StatusCode.Cancelled,
            "Запрос отменён.",
            "The request was cancelled."),
        new(ErrorReason.OutcomeUnknown, StatusCode.Unavailable,
            "Не удалось подтвердить сохранение. Повторите попытку.",
            "It could not be confirmed that the change was saved. Try again.") { RetryAfter = TimeSpan.FromSeconds(1) },
        new(ErrorReason.Unavailable, StatusCode.Unavailable,
            "Сервис временно недоступен. Повторите попытку позже.",
            "The service is temporarily unavailable. Try again later.") { RetryAfter = TimeSpan.FromSeconds(2) },
        new(ErrorReason.PlatformUnreachable, StatusCode.Unavailable,
            "Сферум временно недоступен. Повторите попытку позже.",
            "Sferum is temporarily unavailable. Try again later.") { RetryAfter = TimeSpan.FromSeconds(5) },
        new(ErrorReason.PlatformThrottled, StatusCode.Unavailable,
            "Сферум ограничил количество запросов. Повторите попытку позже.",
            "Sferum has limited the number of requests. Try again later.") { RetryAfter = TimeSpan.FromSeconds(60) },
        new(ErrorReason.NotImplementedYet, StatusCode.Unimplemented,
            "Эта возможность пока не поддерживается.",
            "This is not supported yet."),
        new(ErrorReason.DataDamaged, StatusCode.DataLoss,
            "Данные повреждены. Обратитесь к администратору.",
            "The data is damaged. Contact the administrator."),
        new(ErrorReason.Internal, StatusCode.Internal,
            "Внутренняя ошибка сервиса. Обратитесь к администратору.",
            "Internal error of the service. Contact the administrator."),
        new(ErrorReason.MethodNotFound, StatusCode.Unimplemented,
            "Такого действия нет.",
            "There is no such operation."),
    ];
}
