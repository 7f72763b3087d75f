namespace Sferum.Testing.Sandbox;

/// <summary>A fault to set; see the sandbox's README for what each kind does.</summary>
/// <param name="Kind">error, http, drop_after, drop_before or latency.</param>
public sealed record SandboxFault(string Kind)
{
    /// <summary>A method, a prefix with a star, or <c>*</c>.</summary>
    public string Method { get; init; } = "*";

    /// <summary>Only calls by this user's token; null for anyone's.</summary>
    public long? UserId { get; init; }

    /// <summary>Code of an API error.</summary>
    public int? Code { get; init; }

    /// <summary>Error of VK ID.</summary>
    public string? Error { get; init; }

    /// <summary>Status of an http fault.</summary>
    public int? Status { get; init; }

    /// <summary>Milliseconds of a latency.</summary>
    public int? LatencyMs { get; init; }

    /// <summary>How many calls it hits.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How many it still hits, as read.</summary>
    public int Remaining { get; init; }

    /// <summary>Of the calls that fit it hits each so-many-th.</summary>
    public int Every { get; init; } = 1;
}
