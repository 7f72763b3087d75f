using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.GrpcHost.Auth;

namespace Sferum.GrpcHost.Operations;

/// <summary>From the domain's lanes to the contract's. The numbers of conditions and troubles are the contract's.</summary>
internal static class LaneMapping
{
    private const string Lanes = "lanes/";

    private const string Accounts = "accounts/";

    private const int MostSchools = 100;

    private const int LongestFault = 200;

    /// <summary>Reads <c>lanes/{account}</c>.</summary>
    internal static bool TryParse(string name, out AccountId account)
    {
        account = default;
        return name.StartsWith(Lanes, StringComparison.Ordinal) && AccountId.TryParse(Accounts + name[Lanes.Length..], out account);
    }

    internal static V1.Lane Of(LaneSnapshot lane, Caller caller) => new()
    {
        Name = Lanes + lane.Administrator.Segment,
        Administrator = lane.Administrator.Name,
        Schools = { lane.Schools.Where(caller.Owns).Take(MostSchools).Select(school => school.Name) },
        State = (V1.LaneState)lane.Condition,
        Trouble = (V1.PlatformTrouble)lane.Trouble,
        WaitingEndCount = Waiting(lane, LanePriority.End),
        WaitingStartCount = Waiting(lane, LanePriority.Start),
        WaitingRemovalCount = Waiting(lane, LanePriority.Remove),
        WaitingJoinCount = Waiting(lane, LanePriority.Join),
        WaitingSweepCount = Waiting(lane, LanePriority.Sweep),
        CallsInLastMinute = lane.RequestsInLastMinute,
        BackingOffUntil = lane.PausedUntil?.ToTimestamp(),
        CaptchaUri = lane.Captcha,
        LastFault = lane.LastFault.Length > LongestFault ? lane.LastFault[..LongestFault] : lane.LastFault,
        LastSuccessTime = lane.LastSuccess?.ToTimestamp(),
    };

    private static int Waiting(LaneSnapshot lane, LanePriority priority) => lane.Waiting.GetValueOrDefault(priority);
}
