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
    /// behind the answer. Removals over the school's guard are withheld. Refused: the reasons of <c>ImportRoster</c>, PlanChanged; a second one while one is being accepted is
    /// refused with ImportInProgress.
    /// </summary>
    [Alias("Import"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<Outcome<RosterImportSnapshot>> ImportAsync(ImportRoster command, CancellationToken cancellation);

    /// <summary>UpdateSchool has changed what people, classes and groups follow: roles, classes, groups and chats do so behind the answer. Durable when answered; idempotent.</summary>
    [Alias("SchoolChanged"), AlwaysInterleave]
    Task SchoolChangedAsync(SchoolNews news);

    /// <summary>Gives an import by its id. Refused: NotFound.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<RosterImportSnapshot>> GetAsync(string import, CancellationToken cancellation);

    /// <summary>
    /// Decides changes one after the other on the school as it will be once all that was accepted has been carried out, accepts them in one durable step and carries them out.
    /// Refused as a whole: ImportInProgress, RequestIdReused, NotFound (no roster was ever imported).
    /// </summary>
    [Alias("ApplyChanges"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<Outcome<IReadOnlyList<RosterChangeOutcome>>> ApplyChangesAsync(ApplyRosterChanges command, CancellationToken cancellation);

    /// <summary>
    /// Carries out the withheld removals of an import. Refused: NotFound, PlanChanged, NoRemovalsWithheld (also when they were overtaken by a later import, or by a change of the same people,
    /// classes and groups), ImportInProgress.
    /// </summary>
    [Alias("Approve"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<Outcome<RosterImportSnapshot>> ApproveAsync(ApproveRemovals command, CancellationToken cancellation);

    /// <summary>Takes somebody who is erased out of the school, and lets go of plans and memories that may name them. True once that is carried out. Idempotent.</summary>
    [Alias("ForgetPerson"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<bool> ForgetPersonAsync(AccountId account);

    /// <summary>A page of imports, the newest first; Unspecified means every stage.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<RosterImportPage> ListAsync(RosterImportStage stage, int skip, int take, CancellationToken cancellation);

    /// <summary>Lines of an import's plan. Refused: NotFound, also once the plan is no longer kept.</summary>
    [Alias("Plan"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<Outcome<RosterPlanPage>> ReadPlanAsync(RosterPlanQuery query, CancellationToken cancellation);
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

    /// <summary>Whether everything is only checked and planned.</summary>
    [Id(4)] public bool ValidateOnly { get; init; }

    /// <summary>The digest of a plan that was looked at; when set, only just that plan is applied (PlanChanged). Empty: not compared.</summary>
    [Id(5)] public string PlanDigest { get; init; } = "";

    /// <summary>Whether removals over the guard's limits are approved beforehand; only with <see cref="PlanDigest"/>.</summary>
    [Id(6)] public bool ApproveRemovals { get; init; }

    /// <summary>The year's roll-over: the guard counts only people who leave the school.</summary>
    [Id(7)] public bool RollOver { get; init; }
}
