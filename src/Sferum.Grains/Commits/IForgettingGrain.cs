using Orleans.Concurrency;
using Sferum.Grains.Names;

namespace Sferum.Grains.Commits;

/// <summary>A grain whose row may hold somebody who is erased.</summary>
[Alias("sferum.IForgettingGrain")]
internal interface IForgettingGrain : IGrainWithStringKey
{
    /// <summary>Takes whatever is about them out of the row; true when there was something. Idempotent.</summary>
    [Alias("Forget"), AlwaysInterleave]
    Task<bool> ForgetAsync(Forgotten forgotten);
}

/// <summary>Who or what is forgotten.</summary>
[GenerateSerializer, Immutable, Alias("sferum.Forgotten")]
internal sealed record Forgotten
{
    /// <summary>The person; null: nobody.</summary>
    [Id(0)] public AccountId? Account { get; init; }

    /// <summary>The person's profiles on the platform.</summary>
    [Id(1)] public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>The school; null: none.</summary>
    [Id(2)] public SchoolId? School { get; init; }

    /// <summary>Whether it is only asked if there is something.</summary>
    [Id(3)] public bool Preview { get; init; }

    /// <summary>Whether an account is the person.</summary>
    public bool Is(AccountId? account) => account is not null && account == Account;
}
