namespace Sferum.Sandbox.Control.Approving;

/// <summary>What one request of the walk brought.</summary>
/// <param name="Next">Where a redirect points.</param>
internal sealed record BrowserPage(Uri Address, int Status, string Html, Uri? Next)
{
    public bool IsRedirect => Status is >= 300 and < 400 && Next is not null;
}
