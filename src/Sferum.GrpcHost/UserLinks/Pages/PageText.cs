using Sferum.GrpcHost.Errors;

namespace Sferum.GrpcHost.UserLinks.Pages;

/// <summary>The words of the pages; reasons come from the table of errors.</summary>
internal sealed record PageText(
    string Language,
    string Brand,
    string ConfirmTitle,
    string Account,
    string Profile,
    string NameDiffers,
    string Yes,
    string IfNot,
    string LinkedTitle,
    string LinkedClose,
    string LinkedNext,
    string Back,
    string RefusedTitle)
{
    private static readonly PageText Russian = new(
        "ru",
        "Сферум",
        "Это вы?",
        "Аккаунт в школьной системе",
        "Учебный профиль VK ID",
        "Имя в профиле отличается от имени в школе. Проверьте, что это ваш профиль.",
        "Да, привязать",
        "Если это не вы, закройте страницу: ничего не будет привязано.",
        "Аккаунт привязан",
        "Страницу можно закрыть.",
        "Можно вернуться в школьную систему.",
        "Вернуться",
        "Аккаунт не привязан");

    private static readonly PageText English = new(
        "en",
        "Sferum",
        "Is this you?",
        "Account at school",
        "Educational profile of VK ID",
        "The name in the profile differs from the name at school. Make sure that the profile is yours.",
        "Yes, link them",
        "If this is not you, close the page: nothing will be linked.",
        "The account is linked",
        "You can close this page.",
        "You can go back to the school's system.",
        "Go back",
        "The account is not linked");

    internal static PageText Of(CallLanguage language) => language == CallLanguage.English ? English : Russian;
}
