using Sferum.Grains.Outcomes;

namespace Sferum.Grains.UserLinks.Attempts;

/// <summary>What a step of an attempt comes to: the next state, which is committed also when the step was refused (a refusal may end the attempt).</summary>
internal sealed record AttemptStep(UserLinkState Next, Refusal? Refusal = null)
{
    public static AttemptStep Refused(UserLinkState state, RefusalReason reason) => new(state, Refusal.Of(reason));
}

/// <summary>What a new attempt brings.</summary>
internal sealed record NewAttempt(string SealedSeed, string TicketHash, string StateHash, string ConfirmationHash)
{
    public static NewAttempt Of(string sealedSeed, AttemptSecrets secrets) =>
        new(sealedSeed, AttemptSecrets.Hash(secrets.Ticket), AttemptSecrets.Hash(secrets.State), AttemptSecrets.Hash(secrets.Confirmation));
}

/// <summary>What came back with the browser, as far as rules may see it.</summary>
/// <param name="StateHash">Hash of the state.</param>
/// <param name="BrowserHash">Hash of the cookie's secret; null when the caller takes the callback and vouches for the browser.</param>
/// <param name="SealedCode">The code, sealed; null when there is none.</param>
internal sealed record BrowserReturn(string StateHash, string? BrowserHash, string? SealedCode)
{
    /// <summary>Hash of the code; empty when there is none.</summary>
    public string CodeHash { get; init; } = "";

    /// <summary>Whether it brought neither a code nor an error: the browser has been sent back to a page that it was on already.</summary>
    public bool IsBare { get; init; }

    /// <summary>Why there is no code.</summary>
    public RefusalReason WithoutCode { get; init; } = RefusalReason.LinkDenied;
}
