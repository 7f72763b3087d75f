namespace Sferum.Grains.Platform;

/// <summary>What came back for one <see cref="PlatformCall"/>: done, failed for a stated reason, or unknown.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.Result")]
public sealed record PlatformResult
{
    /// <summary>What is known of the call.</summary>
    [Id(0)] public required PlatformFault Fault { get; init; }

    /// <summary>The platform's own code behind the fault, for operators; empty when there is none.</summary>
    [Id(1)] public string Code { get; init; } = "";

    /// <summary>The id that the call made or found.</summary>
    [Id(2)] public string? Value { get; init; }

    /// <summary>The join link of a call that was started, or the invite link of a chat. A secret: never logged.</summary>
    [Id(3)] public string? Link { get; init; }

    /// <summary>The members read.</summary>
    [Id(4)] public IReadOnlyList<PlatformMember> Members { get; init; } = [];

    /// <summary>How many members the chat has in all, where members were read.</summary>
    [Id(5)] public int TotalMembers { get; init; }

    /// <summary>Why the member was refused, where <see cref="Fault"/> is <see cref="PlatformFault.MemberRefused"/>.</summary>
    [Id(6)] public MemberRefusal Refusal { get; init; }

    /// <summary>The title of the chat that was read.</summary>
    [Id(7)] public string? Title { get; init; }

    /// <summary>Where a person solves the captcha that the platform asks for; null where it asks for none, or names no address. For operators: never logged.</summary>
    [Id(8)] public string? Captcha { get; init; }

    /// <summary>True when the platform has answered that it is done.</summary>
    public bool IsDone => Fault == PlatformFault.None;

    /// <summary>Never a link.</summary>
    public override string ToString() => $"{nameof(PlatformResult)} {Fault} {Code}";

    /// <summary>A call that was done.</summary>
    public static PlatformResult Done(string? value = null, string? link = null) =>
        new() { Fault = PlatformFault.None, Value = value, Link = link };

    /// <summary>A call that was not done, or of which nothing is known.</summary>
    public static PlatformResult Failed(PlatformFault fault, string code) => new() { Fault = fault, Code = code };
}

/// <summary>Why a platform refuses a member.</summary>
[GenerateSerializer]
public enum MemberRefusal
{
    /// <summary>It does not say.</summary>
    Unspecified = 0,

    /// <summary>The person's privacy settings.</summary>
    Privacy = 1,

    /// <summary>The person was invited and has not accepted.</summary>
    Invited = 2,

    /// <summary>The profile is deactivated or deleted.</summary>
    Deactivated = 3,

    /// <summary>There is no such profile, as far as the platform says.</summary>
    NotFound = 4,
}

/// <summary>One member of a chat as the platform tells it.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.Member")]
public sealed record PlatformMember([property: Id(0)] string User, [property: Id(1)] bool Administrator);
