using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Audit;

/// <summary>Who did what in a school, or wanted to.</summary>
[GenerateSerializer, Immutable, Alias("sferum.AuditRecord")]
public sealed record AuditRecord
{
    /// <summary>The most changes that an entry has.</summary>
    public const int MostChanges = 100;

    /// <summary>The most characters that a value has.</summary>
    public const int LongestValue = 500;

    /// <summary>The school in whose trail it stands.</summary>
    [Id(0)] public required SchoolId School { get; init; }

    /// <summary>The same for the same thing done: a second entry with it is none. At most 64 characters of <c>A-Za-z0-9._-</c>.</summary>
    [Id(1)] public required string Key { get; init; }

    /// <summary>When, to the millisecond.</summary>
    [Id(2)] public required DateTimeOffset Time { get; init; }

    /// <summary>The calling system.</summary>
    [Id(3)] public required string Caller { get; init; }

    /// <summary>At whose wish; null: nobody was named.</summary>
    [Id(4)] public AccountId? Actor { get; init; }

    /// <summary>The rpc, as <c>ChatService.UpdateChat</c>, or <c>service</c> and what it did.</summary>
    [Id(5)] public required string Action { get; init; }

    /// <summary>The resource's name.</summary>
    [Id(6)] public required string Resource { get; init; }

    /// <summary>The caller's request id; empty: it had none.</summary>
    [Id(7)] public string RequestId { get; init; } = "";

    /// <summary>Why it was refused; Unspecified: it was done.</summary>
    [Id(8)] public RefusalReason Refusal { get; init; }

    /// <summary>What changed.</summary>
    [Id(9)] public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}

/// <summary>Asks for entries of a school, the newest first.</summary>
[GenerateSerializer, Immutable, Alias("sferum.AuditQuery")]
public sealed record AuditQuery
{
    /// <summary>The school.</summary>
    [Id(0)] public required SchoolId School { get; init; }

    /// <summary>Only about this resource; empty: about all.</summary>
    [Id(1)] public string Resource { get; init; } = "";

    /// <summary>Only at the wish of this account; null: of anybody.</summary>
    [Id(2)] public AccountId? Actor { get; init; }

    /// <summary>Not before; null: no limit.</summary>
    [Id(3)] public DateTimeOffset? From { get; init; }

    /// <summary>Before; null: no limit.</summary>
    [Id(4)] public DateTimeOffset? To { get; init; }

    /// <summary>Behind this entry; null: from the newest on.</summary>
    [Id(5)] public AuditPosition? After { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(6)] public int Take { get; init; } = 50;
}

/// <summary>Where a page ends.</summary>
/// <param name="Time">The last entry's time.</param>
/// <param name="Key">Its key.</param>
[GenerateSerializer, Immutable, Alias("sferum.AuditPosition")]
public sealed record AuditPosition([property: Id(0)] DateTimeOffset Time, [property: Id(1)] string Key);

/// <summary>A page of the trail.</summary>
/// <param name="Records">The entries.</param>
/// <param name="Total">Entries over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.AuditPage")]
public sealed record AuditPage([property: Id(0)] IReadOnlyList<AuditRecord> Records, [property: Id(1)] int Total);
