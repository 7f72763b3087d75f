using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Operations.Erasures;

/// <summary>How an erasure goes on. Pure.</summary>
internal static class ErasureRules
{
    /// <summary>Leftovers that are kept by name.</summary>
    public const int MostLeftovers = 500;

    /// <summary>So long the platform may be out of reach before what it holds is given up and listed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>Begins; the same request again finds what it began. Refused: RequestIdReused.</summary>
    public static Outcome<ErasureState> Begin(ErasureState? state, BeginErasure command, ErasureCounts counts, DateTimeOffset now) => state switch
    {
        null => new ErasureState
        {
            Fingerprint = command.Request.Fingerprint,
            Target = command.Target,
            ChatCount = counts.Chats,
            ConferenceCount = counts.Conferences,
            CreateTime = now,
            PhaseTime = now,
        },
        _ when state.Fingerprint == command.Request.Fingerprint => state,
        _ => Refusal.Of(RefusalReason.RequestIdReused, "request_id"),
    };

    /// <summary>On to the next phase; what the present one leaves behind is final.</summary>
    public static ErasureState Next(ErasureState state, ErasurePhase phase, IReadOnlyCollection<ErasureLeftover> left, DateTimeOffset now)
    {
        if (state.Phase >= phase)
        {
            return state;
        }

        var final = state.Final.AddRange(left.Take(MostLeftovers - state.Final.Length));
        return state with
        {
            Phase = phase,
            PhaseTime = now,
            Final = final,
            FinalCount = state.FinalCount + left.Count,
            Leftovers = final,
            LeftoverCount = state.FinalCount + left.Count,
        };
    }

    /// <summary>Shows what waits; the same state when that is known.</summary>
    public static ErasureState Waiting(ErasureState state, IReadOnlyCollection<ErasureLeftover> waiting)
    {
        var count = state.FinalCount + waiting.Count;
        ErasureLeftover[] shown = [.. state.Final, .. waiting.Take(MostLeftovers - state.Final.Length)];
        return count == state.LeftoverCount && shown.AsSpan().SequenceEqual(state.Leftovers.AsSpan()) ? state : state with { Leftovers = [.. shown], LeftoverCount = count };
    }

    /// <summary>All rows are done: of a person nothing is kept.</summary>
    public static ErasureState Forgetful(ErasureState state, DateTimeOffset now) => state.Phase >= ErasurePhase.Files ? state : state with
    {
        Phase = ErasurePhase.Files,
        PhaseTime = now,
        Target = state.Target?.Account is null ? state.Target : null,
        Schools = [],
        Profiles = [],
        Leftovers = state.Final,
        LeftoverCount = state.FinalCount,
        Final = [],
    };

    /// <summary>The end.</summary>
    public static ErasureState Finished(ErasureState state, DateTimeOffset now) =>
        state.Phase == ErasurePhase.Done ? state : state with { Phase = ErasurePhase.Done, FinishTime = now };

    /// <summary>Whether what is held up by a trouble is waited for.</summary>
    /// <param name="trouble">The trouble; None: it is on its way.</param>
    /// <param name="waited">How long it has been waited for.</param>
    public static bool IsAwaited(PlatformTrouble trouble, TimeSpan waited) => waited < Patience && trouble
        is PlatformTrouble.None or PlatformTrouble.Unreachable or PlatformTrouble.Throttled or PlatformTrouble.Captcha or PlatformTrouble.OutcomeUnknown or PlatformTrouble.AdministratorBlocked;

    /// <summary>The erasure as readers get it.</summary>
    public static ErasureSnapshot Snapshot(ErasureId id, ErasureState state) => new()
    {
        Id = id,
        Target = state.Target,
        Stage = state.FinishTime is null ? ErasureStage.Erasing : ErasureStage.Erased,
        ChatCount = state.ChatCount,
        ConferenceCount = state.ConferenceCount,
        Leftovers = state.Leftovers,
        LeftoverCount = state.LeftoverCount,
        CreateTime = state.CreateTime,
        FinishTime = state.FinishTime,
    };
}

/// <summary>What there is to do.</summary>
internal sealed record ErasureCounts(int Chats, int Conferences);
