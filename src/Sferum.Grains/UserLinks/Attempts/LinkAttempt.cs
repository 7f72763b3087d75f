using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks.Tokens;

namespace Sferum.Grains.UserLinks.Attempts;

/// <summary>How far an attempt has come.</summary>
[GenerateSerializer]
internal enum AttemptStage
{
    /// <summary>Begun: nobody has opened the start page (or the caller took the address).</summary>
    Begun = 1,

    /// <summary>The start page was opened in a browser.</summary>
    Opened = 2,

    /// <summary>The browser came back with a code, which is to be exchanged.</summary>
    Returned = 3,

    /// <summary>The profile is known; the person is asked whether it is theirs.</summary>
    AwaitingConfirmation = 4,

    /// <summary>Confirmed: the profile is to be claimed.</summary>
    Confirming = 5,

    /// <summary>Over, well or not.</summary>
    Over = 6,
}

/// <summary>An attempt to link (A1-A5): 10 minutes from the beginning. Its ticket, state, verifier and confirmation are all derived from one sealed seed.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.LinkAttempt")]
internal sealed record LinkAttempt
{
    /// <summary>The seed of the attempt's secrets, sealed; empty when it is over.</summary>
    [Id(0)] public string SealedSeed { get; init; } = "";

    /// <summary>Hash of the ticket in the start page's address.</summary>
    [Id(1)] public required string TicketHash { get; init; }

    /// <summary>Hash of the state that goes to the identity provider and back; tells attempts apart.</summary>
    [Id(2)] public required string StateHash { get; init; }

    /// <summary>Hash of the confirming form's secret.</summary>
    [Id(3)] public required string ConfirmationHash { get; init; }

    /// <summary>Hash of the secret in the browser's cookie; empty before the start page was opened.</summary>
    [Id(4)] public string BrowserHash { get; init; } = "";

    /// <summary>How far it has come.</summary>
    [Id(5)] public required AttemptStage Stage { get; init; }

    /// <summary>Until when it can be finished.</summary>
    [Id(6)] public required DateTimeOffset ExpireTime { get; init; }

    /// <summary>Where the last page leads; with the caller's callback the address that takes the browser back.</summary>
    [Id(7)] public string ReturnAddress { get; init; } = "";

    /// <summary>Whether the caller takes the browser back.</summary>
    [Id(8)] public bool CallerTakesCallback { get; init; }

    /// <summary>Code, device and state that came back, sealed; only while Returned.</summary>
    [Id(9)] public string SealedCode { get; init; } = "";

    /// <summary>The profile; from AwaitingConfirmation on.</summary>
    [Id(10)] public LinkedProfile? Profile { get; init; }

    /// <summary>The tokens; from AwaitingConfirmation on.</summary>
    [Id(11)] public DoomedTokens? Tokens { get; init; }

    /// <summary>Why it ended without a link; Unspecified when it ended with one, or has not ended.</summary>
    [Id(12)] public RefusalReason EndedBy { get; init; }

    /// <summary>Hash of the code that came back; empty before.</summary>
    [Id(13)] public string CodeHash { get; init; } = "";
}
