using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>What a lane's answer means for the chat as a whole, beside what each call came to.</summary>
internal readonly record struct ChatVerdict
{
    /// <summary>What holds the chat up; None when nothing does.</summary>
    public PlatformTrouble Trouble { get; private init; }

    /// <summary>Whether it holds up additions alone.</summary>
    public bool AdditionsOnly { get; private init; }

    /// <summary>The chat is gone there.</summary>
    public bool Lost { get; private init; }

    /// <summary>Something may have happened: look before asking again.</summary>
    public bool LookFirst { get; private init; }

    /// <summary>At least one call is settled, so that going on at once makes sense.</summary>
    public bool Progress { get; private init; }

    /// <summary>Somebody was added.</summary>
    public bool Added { get; private init; }

    /// <summary>When to ask again, where the lane said so.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>The answer says nothing of the chat as a whole: it came from somebody who does not drive it, or of something that can wait.</summary>
    public bool IsAside { get; private init; }

    /// <summary>Such an answer.</summary>
    public static ChatVerdict Aside { get; } = new() { IsAside = true };

    /// <summary>The same, with nothing asked before so long has passed.</summary>
    public ChatVerdict After(TimeSpan pause) => this with { RetryAfter = RetryAfter > pause ? RetryAfter : pause };

    /// <summary>Weighs an answer.</summary>
    public static ChatVerdict Of(IReadOnlyList<PlatformCall> calls, LaneAnswer answer)
    {
        var faults = Faults(calls, answer.Results);
        var trouble = TroubleOf(faults.Select(fault => fault.Fault), answer.Trouble);
        return new ChatVerdict
        {
            Trouble = trouble,
            AdditionsOnly = trouble == PlatformTrouble.Throttled
                && faults.TrueForAll(fault => fault.Fault != PlatformFault.Throttled || fault.Call is AddMemberCall),
            Lost = faults.Exists(fault => fault.Fault == PlatformFault.ChatLost),
            LookFirst = faults.Exists(fault => fault.Fault == PlatformFault.Unknown),
            Progress = answer.Results.Any(IsSettled),
            Added = calls.Zip(answer.Results).Any(pair => pair.First is AddMemberCall && pair.Second.IsDone),
            RetryAfter = answer.RetryAfter,
        };
    }

    private static bool IsSettled(PlatformResult result) => result.Fault is PlatformFault.None or PlatformFault.MemberRefused or PlatformFault.ChatFull;

    // The right to give roles or titles, or to read titles, may be missing where the right to fill chats is not: that is no trouble of the chat.
    private static List<(PlatformCall Call, PlatformFault Fault)> Faults(IReadOnlyList<PlatformCall> calls, IReadOnlyList<PlatformResult> results) =>
        [.. calls.Zip(results, (call, result) => (call, result.Fault)).Where(pair => pair.Fault != PlatformFault.NotEntitled || pair.call is not (SetRoleCall or RenameChatCall or ReadChatCall))];

    private static PlatformTrouble TroubleOf(IEnumerable<PlatformFault> faults, PlatformTrouble lane)
    {
        var worst = PlatformTrouble.None;
        foreach (var fault in faults)
        {
            worst = Worse(worst, fault switch
            {
                PlatformFault.LinkAgain or PlatformFault.TokenExpired => PlatformTrouble.AdministratorLinkBroken,
                PlatformFault.NotEntitled => PlatformTrouble.NotEntitled,
                PlatformFault.OperatorNeeded => PlatformTrouble.Captcha,
                PlatformFault.Throttled => PlatformTrouble.Throttled,
                _ => PlatformTrouble.None,
            });
        }

        return worst == PlatformTrouble.AdministratorLinkBroken && lane == PlatformTrouble.AdministratorNotLinked ? lane : worst;
    }

    // The contract's numbers are in this order, save None.
    private static PlatformTrouble Worse(PlatformTrouble a, PlatformTrouble b) =>
        a == PlatformTrouble.None ? b : b == PlatformTrouble.None || a < b ? a : b;
}
