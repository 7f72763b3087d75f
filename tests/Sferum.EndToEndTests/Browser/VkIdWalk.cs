using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sferum.EndToEndTests.Browser;

/// <summary>What a person does on VK ID's pages, in the guide's words.</summary>
/// <param name="visit">The person's browser.</param>
/// <param name="row">The row for which each page is looked at on the way: the pictures are called so. Null: on a way that another test has looked at.</param>
internal sealed class VkIdWalk(Visit visit, string? row = null)
{
    private int _page;

    /// <summary>«Впишите номер мобильного телефона» (figures 4, 9, 15).</summary>
    public async Task LoginAsync(string phone)
    {
        await SeesAsync("Вход в VK ID", "login");
        await visit.ReadsAsync("Нажимая «Продолжить», вы принимаете пользовательское соглашение и политику конфиденциальности");
        await visit.TypeAsync("Телефон или почта", phone);
        await visit.PressAsync("Продолжить");
    }

    /// <summary>«Введите пароль» (figures 5, 10).</summary>
    public async Task PasswordAsync(string password = "sferum-demo")
    {
        await SeesAsync("Введите пароль", "password");
        await visit.TypeAsync("Пароль", password);
        await visit.PressAsync("Продолжить");
    }

    /// <summary>«Забыли или не установили пароль?» and the form behind it (figures 5, 10).</summary>
    public async Task RestoreAsync(string password)
    {
        await SeesAsync("Введите пароль", "password");
        await visit.PressAsync("Забыли или не установили пароль?");
        await SeesAsync("Сброс пароля", "restore");
        await visit.TypeAsync("Код подтверждения", await HintAsync());
        await visit.TypeAsync("Новый пароль", password);
        await visit.TypeAsync("Новый пароль ещё раз", password + "!");
        await visit.PressAsync("Продолжить");
        await visit.ReadsAsync("Пароли не совпадают.");
        await SeesAsync("Сброс пароля", "complaint");
        await visit.TypeAsync("Новый пароль", password);
        await visit.TypeAsync("Новый пароль ещё раз", password);
        await visit.PressAsync("Продолжить");
    }

    /// <summary>«Введите код из смс» (figures 6, 11, 16).</summary>
    public async Task CodeAsync()
    {
        await SeesAsync("Введите код из СМС", "code");
        await visit.TypeAsync("Код подтверждения", await HintAsync());
        await visit.PressAsync("Продолжить");
    }

    /// <summary>«Выберите профиль для связки» (figure 7).</summary>
    public async Task ChooseAsync(int place = 0)
    {
        await SeesAsync("Выберите профиль для связки", "profile");
        await visit.Page.GetByRole(AriaRole.Radio).Nth(place).CheckAsync();
        await visit.PressAsync("Продолжить");
    }

    /// <summary>«Создать учебный профиль» (figures 12, 19).</summary>
    public async Task CreateAsync()
    {
        await SeesAsync("Учебный профиль", "create");
        await visit.PressAsync("Создать учебный профиль");
    }

    /// <summary>«Заполните информацию о себе» (figures 13, 14, 17, 18); a day that does not exist is complained of first, and nothing that was typed is lost.</summary>
    public async Task AboutAsync(string firstName, string lastName)
    {
        await SeesAsync("Информация о себе", "about");
        await visit.TypeAsync("Имя", firstName);
        await visit.TypeAsync("Фамилия", lastName);
        await visit.TypeAsync("Отчество", "Иванович");
        await visit.TypeAsync("День рождения", "31.02.1978");
        await visit.Page.GetByLabel("Пол").SelectOptionAsync("Мужской");
        await visit.PressAsync("Продолжить");
        await visit.ReadsAsync("Такой даты нет.");
        await Expect(visit.Page.GetByLabel("Имя")).ToHaveValueAsync(firstName);
        await Expect(visit.Page.GetByLabel("Пол")).ToHaveValueAsync("2");
        await SeesAsync("Информация о себе", "complaint");
        await visit.TypeAsync("День рождения", "12.12.1978");
        await visit.PressAsync("Продолжить");
    }

    /// <summary>«Проверьте свои личные данные» (figures 8, 20).</summary>
    public async Task CheckAsync()
    {
        await SeesAsync("Проверьте свои личные данные", "check");
        await visit.PressAsync("Продолжить");
    }

    /// <summary>The service's own pages behind VK ID's: whether account and profile belong together, and that they are linked.</summary>
    public async Task ConfirmAsync(string profileName)
    {
        await SeesAsync("Это вы?", "confirm");
        await visit.ReadsAsync(profileName);
        await visit.PressAsync("Да, привязать");
        await SeesAsync("Аккаунт привязан", "linked");
    }

    private Task SeesAsync(string heading, string page) => row is null ? visit.SeesAsync(heading) : visit.LooksAtAsync(heading, $"{row}-{++_page}-{page}");

    private async Task<string> HintAsync() => await visit.Page.Locator(".demo b").InnerTextAsync();
}
