using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks;

/// <summary>Begins linking (A1).</summary>
[GenerateSerializer, Immutable, Alias("sferum.BeginLink")]
public sealed record BeginLink
{
    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>True when ES takes the browser back itself and calls CompleteLink.</summary>
    [Id(1)] public bool CallerTakesCallback { get; init; }

    /// <summary>Where the last page leads; empty: nowhere.</summary>
    [Id(2)] public string ReturnAddress { get; init; } = "";
}

/// <summary>An attempt that has begun.</summary>
/// <param name="Ticket">The attempt's own secret, in the start page's address; empty when the caller takes the callback.</param>
/// <param name="AuthorizationAddress">The provider's page, when the caller takes the callback; empty otherwise.</param>
/// <param name="State">The state that comes back, when the caller takes the callback; empty otherwise.</param>
/// <param name="ExpireTime">Until when it can be finished.</param>
[GenerateSerializer, Immutable, Alias("sferum.LinkAttemptTicket")]
public sealed record LinkAttemptTicket(
    [property: Id(0)] string Ticket,
    [property: Id(1)] string AuthorizationAddress,
    [property: Id(2)] string State,
    [property: Id(3)] DateTimeOffset ExpireTime)
{
    /// <summary>Never the ticket.</summary>
    public override string ToString() => nameof(LinkAttemptTicket);
}

/// <summary>Where the start page sends the browser, and the secret that its cookie keeps.</summary>
/// <param name="AuthorizationAddress">The provider's page.</param>
/// <param name="BrowserSecret">The cookie's value.</param>
/// <param name="State">The state that will come back: tells cookies of several attempts apart.</param>
[GenerateSerializer, Immutable, Alias("sferum.LinkDeparture")]
public sealed record LinkDeparture([property: Id(0)] string AuthorizationAddress, [property: Id(1)] string BrowserSecret, [property: Id(2)] string State)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => nameof(LinkDeparture);
}

/// <summary>What came back with the browser.</summary>
[GenerateSerializer, Immutable, Alias("sferum.LinkReturn")]
public sealed record LinkReturn
{
    /// <summary>The parameter <c>state</c>.</summary>
    [Id(0)] public required string State { get; init; }

    /// <summary>The parameter <c>code</c>; empty when there is an error.</summary>
    [Id(1)] public string Code { get; init; } = "";

    /// <summary>The parameter <c>device_id</c>.</summary>
    [Id(2)] public string DeviceId { get; init; } = "";

    /// <summary>The parameter <c>error</c>.</summary>
    [Id(3)] public string Error { get; init; } = "";

    /// <summary>The browser's cookie; empty when it had none.</summary>
    [Id(4)] public string BrowserSecret { get; init; } = "";

    /// <summary>Never what came.</summary>
    public override string ToString() => nameof(LinkReturn);
}

/// <summary>Account and profile, to be confirmed by the person.</summary>
/// <param name="Account">The account.</param>
/// <param name="ProfileName">The profile's name.</param>
/// <param name="NameDiffers">Whether it differs from the roster's.</param>
/// <param name="Confirmation">The secret that the confirming form sends back.</param>
[GenerateSerializer, Immutable, Alias("sferum.LinkConfirmation")]
public sealed record LinkConfirmation(
    [property: Id(0)] AccountId Account, [property: Id(1)] string ProfileName, [property: Id(2)] bool NameDiffers, [property: Id(3)] string Confirmation)
{
    /// <summary>Never the secret or the name.</summary>
    public override string ToString() => nameof(LinkConfirmation);
}

/// <summary>The person confirms.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ConfirmLink")]
public sealed record ConfirmLink([property: Id(0)] string Confirmation, [property: Id(1)] string BrowserSecret)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => nameof(ConfirmLink);
}

/// <summary>Undoes the link (A9).</summary>
[GenerateSerializer, Immutable, Alias("sferum.UnlinkAccount")]
public sealed record UnlinkAccount([property: Id(0)] RequestKey Request);

/// <summary>ES finishes an attempt whose callback it took.</summary>
[GenerateSerializer, Immutable, Alias("sferum.CompleteLink")]
public sealed record CompleteLink([property: Id(0)] RequestKey Request, [property: Id(1)] LinkReturn Return);
