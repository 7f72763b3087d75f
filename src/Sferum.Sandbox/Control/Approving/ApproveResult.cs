namespace Sferum.Sandbox.Control.Approving;

/// <summary>Where the walk ended.</summary>
/// <param name="Ok">The person agreed, and the last page was no error.</param>
/// <param name="Text">The last page without its tags.</param>
/// <param name="NextAddress">Where the last page sent the browser, if that is beyond loopback and was not followed.</param>
internal sealed record ApproveResult(
    bool Ok, long UserId, int FinalStatus, string FinalAddress, string Text, bool Confirmed, string? NextAddress, string? Error);
