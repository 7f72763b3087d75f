using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Forms;
using Sferum.Sandbox.VkId.Steps;

namespace Sferum.Sandbox.VkId;

/// <summary>The frame of every page: what is linked on the left, the form on the right; one below the other on a phone. Plain HTML, no script.</summary>
internal static class PageLayout
{
    private static readonly Markup Service = new("""
        <aside class="service"><p class="logo">VK ID</p>
        <p class="lead">С сервисом «БАРС.Электронная школа» можно связать свой учебный профиль</p>
        <ul><li>Вход в учебный профиль в VK Мессенджере по VK ID</li>
        <li>Общение в защищенном от посторонних лиц пространстве</li>
        <li>Регистрация ВКонтакте не нужна, а если аккаунт уже есть, его никто не увидит</li></ul>
        </aside>
        """);

    /// <summary>The page of a step. Side ways and cancelling are forms of their own, so that Enter always means the main button.</summary>
    public static Markup Step(LoginAttempt attempt, StepPage page, ShownForm form) => Page(page.Title, Markup.Of($"""
        {(page.Back is null ? Markup.None : Back(attempt))}<h1>{page.Title}</h1>
        <form method="post" action="{Address(attempt, attempt.Step)}" novalidate>
        {(form.Wrong("") is { } wrong ? Markup.Of($"""<p class="wrong" role="alert">{wrong}</p>""") : Markup.None)}{page.Body}
        {(page.SideWay is { } way ? Markup.Of($"""<p><button class="plain" type="submit" form="side">{way.Text}</button></p>""") : Markup.None)}<button type="submit">{page.Button}</button>
        </form>
        {(page.SideWay is { } side ? Side(attempt, side) : Markup.None)}{page.Note}<form method="post" action="{Address(attempt, "cancel")}"><button class="plain" type="submit">Отмена</button></form>
        """));

    public static Markup Trouble(string title, string text) => Page(title, Markup.Of($"<h1>{title}</h1><p>{text}</p>"));

    private static Markup Back(LoginAttempt attempt) =>
        Markup.Of($"""<form method="post" action="{Address(attempt, "back")}"><button class="back" type="submit" aria-label="Назад">←</button></form>""");

    private static Markup Side(LoginAttempt attempt, SideWay way) => Markup.Of($"""
        <form id="side" method="post" action="{Address(attempt, attempt.Step)}"><input type="hidden" name="{way.Name}" value="1"></form>
        """);

    private static string Address(LoginAttempt attempt, string step) => $"/vkid/{step}?attempt={attempt.Id}";

    private static Markup Page(string title, Markup body) => Markup.Of($"""
        <!doctype html>
        <html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>{title} · VK ID (песочница)</title><link rel="stylesheet" href="/vkid/style.css"></head>
        <body><div class="card">{Service}<main>
        {body}
        </main></div><p class="sandbox">Песочница: это не VK ID. Не вводите настоящих паролей.</p></body></html>
        """);
}
