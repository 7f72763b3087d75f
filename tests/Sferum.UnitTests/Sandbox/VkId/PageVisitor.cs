using System.Net;

namespace Sferum.UnitTests.Sandbox.VkId;

/// <summary>A browser on the pages: follows redirects until a page stays or the application is reached, and sees the page.</summary>
internal sealed class PageVisitor
{
    private readonly SandboxUnderTest sandbox;

    private PageVisitor(SandboxUnderTest sandbox) => this.sandbox = sandbox;

    /// <summary>Where the browser is.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The page as text, decoded.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The step that is shown; empty when the browser has left.</summary>
    public string Step => Address.StartsWith("/vkid/", StringComparison.Ordinal) ? Address["/vkid/".Length..Address.IndexOf('?', StringComparison.Ordinal)] : "";

    public bool IsBackInTheApplication => Address.StartsWith(Consent.RedirectUri, StringComparison.Ordinal);

    /// <summary>Opens the application's authorize address.</summary>
    public static async Task<PageVisitor> BeginAsync(SandboxUnderTest sandbox, Consent consent)
    {
        var visitor = new PageVisitor(sandbox);
        await visitor.GoAsync(await sandbox.Http.GetAsync(Consent.Relative(consent.Address())));
        return visitor;
    }

    /// <summary>Submits the form of the page that is shown.</summary>
    public Task SubmitAsync(params (string Name, object Value)[] form) => SubmitToAsync(Step, form);

    /// <summary>Submits a form of another page of the attempt, as a page does that is still open in another tab.</summary>
    public async Task SubmitToAsync(string step, params (string Name, object Value)[] form) =>
        await GoAsync(await sandbox.Http.PostAsync(AddressOf(step), SandboxUnderTest.Form(form)));

    /// <summary>Opens another page of the attempt, as going back does.</summary>
    public async Task OpenAsync(string step) => await GoAsync(await sandbox.Http.GetAsync(AddressOf(step)));

    /// <summary>Types the code that was sent last.</summary>
    public async Task TypeCodeAsync() => await SubmitAsync(("code", (string)(await sandbox.GetAsync("/sandbox/sms"))["items"]![0]!["code"]!));

    /// <summary>The address of another page of the attempt.</summary>
    public Uri AddressOf(string step) => Consent.Relative($"/vkid/{step}?attempt={Attempt}");

    private string Attempt { get; set; } = "";

    private async Task GoAsync(HttpResponseMessage response)
    {
        for (; ; )
        {
            using (response)
            {
                if (response.Headers.Location is not { } next)
                {
                    Page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
                    return;
                }

                Address = next.OriginalString;
                Page = "";
                if (next.IsAbsoluteUri)
                    return;
                Attempt = Address[(Address.IndexOf("attempt=", StringComparison.Ordinal) + "attempt=".Length)..];
            }

            response = await sandbox.Http.GetAsync(Consent.Relative(Address));
        }
    }
}
