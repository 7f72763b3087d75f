using Microsoft.Playwright;
using Sferum.Testing.Samples;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Sferum.EndToEndTests.Browser;

/// <summary>One browser of one person: reads Russian, keeps its own cookies, waits for what it is told to see.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly string Pictures = Path.Combine(Repository.Root, "artifacts", "test-results", "pages");
    private static readonly Screen[] Screens = [Screen.Phone, Screen.Wide];

    private readonly IBrowserContext _context;

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<Visit> StartAsync(IBrowser browser)
    {
        ArgumentNullException.ThrowIfNull(browser);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = "ru-RU",
            ViewportSize = new ViewportSize { Width = Screen.Wide.Width, Height = Screen.Wide.Height },
        });
        return new Visit(context, await context.NewPageAsync());
    }

    public Task OpenAsync(string address) => Page.GotoAsync(address);

    /// <summary>The page has this heading.</summary>
    /// <param name="heading">The one heading of the page.</param>
    public Task SeesAsync(string heading) => Expect(Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync(heading);

    /// <summary>The page has this heading; it fits a phone and a wide screen; both are kept as pictures.</summary>
    /// <param name="heading">The one heading of the page.</param>
    /// <param name="picture">The picture's name, such as <c>A2-1-login</c>.</param>
    public async Task LooksAtAsync(string heading, string picture)
    {
        await SeesAsync(heading);
        foreach (var screen in Screens)
        {
            await Page.SetViewportSizeAsync(screen.Width, screen.Height);
            var size = await Page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
            Assert.True(size[0] <= size[1], $"«{heading}» is {size[0]} wide on a {screen.Name} of {size[1]}.");
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{picture}-{screen.Name}.png") });
        }
    }

    /// <summary>The page says this somewhere.</summary>
    public Task ReadsAsync(string text) => Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    public Task TypeAsync(string label, string text) => Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).FillAsync(text);

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
