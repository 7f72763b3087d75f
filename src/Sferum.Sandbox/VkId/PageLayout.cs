using Sferum.Sandbox.VkId.Steps;

namespace Sferum.Sandbox.VkId;

/// <summary>The frame of every page: plain HTML, no script, fit for a phone.</summary>
internal static class PageLayout
{
    private const string Style = """
        :root{color-scheme:light dark}*{box-sizing:border-box}
        body{margin:0;font:16px/1.45 system-ui,sans-serif;background:#ebedf0;color:#19191a}
        main{max-width:26rem;margin:0 auto;min-height:100vh;padding:2rem 1.25rem;background:#fff}
        h1{font-size:1.4rem;margin:.5rem 0 1rem}label{display:block;margin:.75rem 0 .25rem}
        input:not([type=radio]){width:100%;padding:.7rem;font:inherit;border:1px solid #c4c8cc;border-radius:.5rem;background:#f2f3f5;color:inherit}
        button{width:100%;margin-top:1.25rem;padding:.75rem;font:inherit;border:0;border-radius:.5rem;background:#07f;color:#fff}
        button.plain{background:none;color:#0068d6;margin-top:.25rem}.choice{display:flex;gap:.75rem;padding:.75rem;border:1px solid #c4c8cc;border-radius:.5rem}
        small{display:block;color:#6d7885}aside{margin-top:1rem;padding:.6rem .8rem;background:#fff4d6;color:#3d2f00;border-radius:.5rem}
        .wrong{color:#b3122f}dt{color:#6d7885;font-size:.85rem}dd{margin:0 0 .5rem}
        @media(prefers-color-scheme:dark){body{background:#0a0a0a;color:#e1e3e6}main{background:#19191a}input:not([type=radio]){background:#232324}.wrong{color:#ff7a8a}button.plain{color:#6bb3ff}}
        """;

    public static string Step(LoginAttempt attempt, string step, StepPage page, string? complaint)
    {
        var address = $"/vkid/{step}?attempt={attempt.Id}";
        var wrong = complaint is null ? "" : $"""<p class="wrong" role="alert">{Html.Text(complaint)}</p>""";
        var button = page.Button.Length == 0 ? "" : $"""<button type="submit">{Html.Text(page.Button)}</button>""";
        return Page(page.Title, $"""
            <form method="post" action="{address}">
            {wrong}{page.Body}
            {button}
            </form>
            <form method="post" action="/vkid/cancel?attempt={attempt.Id}"><button class="plain" type="submit">Отмена</button></form>
            """);
    }

    public static string Trouble(string title, string text) => Page(title, $"<p>{Html.Text(text)}</p>");

    private static string Page(string title, string body) => $"""
        <!doctype html>
        <html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>{Html.Text(title)} · VK ID (песочница)</title><style>{Style}</style></head>
        <body><main><small>VK ID · песочница</small><h1>{Html.Text(title)}</h1>
        {body}
        </main></body></html>
        """;
}
