using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools;

/// <summary>Takes a school's rosters, one after the other, and carries them out. Key: the school.</summary>
[Alias("sferum.IRosterImportGrain")]
public interface IRosterImportGrain : IOwesWork
{
    /// <summary>
    /// Checks a roster against its rules, accepts it in one durable step and carries it out; waits for the carrying out as long as the caller's patience lasts, and goes on
    /// behind the answer. Refused: the reasons of <c>ImportRoster</c>; a second one while one is being accepted is refused with ImportInProgress.
    /// </summary>
    [Alias("Import"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<Outcome<RosterImportSnapshot>> ImportAsync(ImportRoster command, CancellationToken cancellation);

    /// <summary>The school has another Sferum chats administrator: roles, classes and chats follow behind the answer. Durable when answered; idempotent.</summary>
    [Alias("AdministratorChanged"), AlwaysInterleave]
    Task AdministratorChangedAsync();

    /// <summary>Gives an import by its id. Refused: NotFound.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<RosterImportSnapshot>> GetAsync(string import, CancellationToken cancellation);
}

/// <summary>A whole roster to be taken.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ImportRoster")]
public sealed record ImportRoster
{
    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>The roster.</summary>
    [Id(1)] public required Roster Roster { get; init; }

    /// <summary>At whose wish.</summary>
    [Id(2)] public AccountId? Actor { get; init; }

    /// <summary>How long the answer may wait for the carrying out.</summary>
    [Id(3)] public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(7);
}
