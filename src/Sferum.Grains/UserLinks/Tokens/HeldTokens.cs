namespace Sferum.Grains.UserLinks.Tokens;

/// <summary>The tokens of a Sferum chats administrator, sealed.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.HeldTokens")]
internal sealed record HeldTokens
{
    /// <summary>Access token, refresh token and device, sealed together.</summary>
    [Id(0)] public required string Sealed { get; init; }

    /// <summary>Counts up with every new access token of the account.</summary>
    [Id(1)] public required long Generation { get; init; }

    /// <summary>When the access token was issued.</summary>
    [Id(2)] public required DateTimeOffset IssueTime { get; init; }

    /// <summary>When the access token dies by itself.</summary>
    [Id(3)] public required DateTimeOffset ExpireTime { get; init; }

    /// <summary>Whether the access token before this one was refused while it should have lived.</summary>
    [Id(4)] public bool AfterRefusal { get; init; }

    /// <summary>When the tokens are given back because the account is no administrator any more, unless a chat has still to be handed over; null while it is one.</summary>
    [Id(5)] public DateTimeOffset? GiveBackTime { get; init; }

    /// <summary>When they are given back whatever chats there are; null: as without any chat.</summary>
    [Id(6)] public DateTimeOffset? LastTime { get; init; }
}

/// <summary>Tokens on the way back to the identity provider.</summary>
/// <param name="Sealed">As in <see cref="HeldTokens"/>.</param>
/// <param name="ExpireTime">When the access token dies by itself, and nothing is left to give back.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.DoomedTokens")]
internal sealed record DoomedTokens([property: Id(0)] string Sealed, [property: Id(1)] DateTimeOffset ExpireTime);
