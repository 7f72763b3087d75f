using Grpc.Core;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors.Reasons;

/// <summary>Reasons of operation, and a platform that cannot be used.</summary>
internal static class OperationsReasons
{
    internal static IReadOnlyList<ReasonEntry> Entries { get; } =
    [
        new(ErrorReason.ErasureInProgress, StatusCode.Aborted,
            "Удаление данных уже выполняется.",
            "The data is already being erased.") { RetryAfter = TimeSpan.FromSeconds(5) },
        new(ErrorReason.ConfirmationMismatch, StatusCode.InvalidArgument,
            "Подтверждение не совпадает.",
            "The confirmation does not match."),
        new(ErrorReason.AdministratorNotLinked, StatusCode.FailedPrecondition,
            "Администратор чатов Сферума не привязал аккаунт.",
            "The Sferum chats administrator has not linked an account."),
        new(ErrorReason.NotEntitled, StatusCode.FailedPrecondition,
            "Платформа не предоставила права на это действие.",
            "The platform has not granted the right to do this."),
    ];
}
