using Microsoft.Playwright;

namespace Sferum.EndToEndTests.Browser;

/// <summary>The browser that is installed on this machine: Playwright drives it and downloads none.</summary>
internal static class Chromium
{
    private const string Variable = "SFERUM_CHROMIUM";

    private static readonly string[] KnownPaths = ["/usr/lib/chromium/chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Nothing of the browser's own goes out to anywhere, and nothing is needed that a container lacks.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static async Task<(IPlaywright Playwright, IBrowser Browser)> LaunchAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = await Playwright.CreateAsync();
        try
        {
            return (playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Find(), Headless = true, Args = Arguments }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    private static string Find()
    {
        var set = Environment.GetEnvironmentVariable(Variable);
        return new[] { set }.Concat(KnownPaths).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"No Chromium at {string.Join(", ", KnownPaths)}: run eng/install.sh, or set {Variable} to its path.");
    }
}
