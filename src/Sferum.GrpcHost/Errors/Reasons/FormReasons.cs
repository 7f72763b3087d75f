using Grpc.Core;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors.Reasons;

/// <summary>Reasons of the form of a request.</summary>
internal static class FormReasons
{
    internal static IReadOnlyList<ReasonEntry> Entries { get; } =
    [
        new(ErrorReason.FieldRequired, StatusCode.InvalidArgument,
            "Заполните обязательное поле.",
            "Fill in the required field."),
        new(ErrorReason.InvalidName, StatusCode.InvalidArgument,
            "Неверный идентификатор записи.",
            "The record identifier is not valid."),
        new(ErrorReason.InvalidRequestId, StatusCode.InvalidArgument,
            "Неверный идентификатор запроса.",
            "The request identifier is not valid."),
        new(ErrorReason.TextTooLong, StatusCode.InvalidArgument,
            "Слишком длинный текст: допускается не более {limit} символов.",
            "The text is too long: at most {limit} characters are allowed."),
        new(ErrorReason.TextHasControlCharacters, StatusCode.InvalidArgument,
            "Текст содержит недопустимые символы.",
            "The text contains characters that are not allowed."),
        new(ErrorReason.UnknownEnumValue, StatusCode.InvalidArgument,
            "Неизвестное значение поля.",
            "The field has an unknown value."),
        new(ErrorReason.NumberOutOfRange, StatusCode.InvalidArgument,
            "Допустимое значение: от {minimum} до {maximum}.",
            "The value must be from {minimum} to {maximum}."),
        new(ErrorReason.InvalidDate, StatusCode.InvalidArgument,
            "Укажите правильную дату.",
            "Enter a valid date."),
        new(ErrorReason.InvalidTimeOfDay, StatusCode.InvalidArgument,
            "Укажите правильное время.",
            "Enter a valid time."),
        new(ErrorReason.InvalidTimeZone, StatusCode.InvalidArgument,
            "Неизвестный часовой пояс.",
            "The time zone is unknown."),
        new(ErrorReason.InvalidDateRange, StatusCode.InvalidArgument,
            "Неверный период дат.",
            "The date range is not valid."),
        new(ErrorReason.TooManyItems, StatusCode.InvalidArgument,
            "Слишком много записей: допускается не более {limit}.",
            "Too many entries: at most {limit} are allowed."),
        new(ErrorReason.DuplicateItem, StatusCode.InvalidArgument,
            "Запись указана дважды.",
            "The entry is given twice."),
        new(ErrorReason.PageTokenInvalid, StatusCode.InvalidArgument,
            "Список устарел. Обновите его.",
            "The list is out of date. Refresh it."),
        new(ErrorReason.OrderByInvalid, StatusCode.InvalidArgument,
            "Такая сортировка не поддерживается.",
            "This sort order is not supported."),
        new(ErrorReason.UpdateMaskInvalid, StatusCode.InvalidArgument,
            "Это поле нельзя изменить.",
            "This field cannot be changed."),
        new(ErrorReason.FieldNotAllowed, StatusCode.InvalidArgument,
            "Это поле здесь не заполняется.",
            "This field must be left empty here."),
    ];
}
