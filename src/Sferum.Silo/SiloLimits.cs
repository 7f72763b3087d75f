using Orleans.Configuration;

namespace Sferum.Silo;

/// <summary>The runtime's settings that differ from its defaults, each with its reason.</summary>
internal static class SiloLimits
{
    public static void AddSiloLimits(this ISiloBuilder silo)
    {
        silo.Configure<SiloMessagingOptions>(Queues);
        silo.Configure<ClusterMembershipOptions>(Membership);
        silo.Configure<GrainCollectionOptions>(Memory);
        silo.Configure<ReminderOptions>(Reminders);
    }

    /// <summary>How long whoever calls a grain waits for it: grains and facades alike.</summary>
    public static void Calls(MessagingOptions calls)
    {
        // A facade's call ends after 15 s when its caller names no deadline: a grain call that takes longer has nobody left to answer.
        calls.ResponseTimeout = TimeSpan.FromSeconds(10);
        // The callee of a call that was given up is told, so that it need not go on to the end.
        calls.CancelRequestOnTimeout = true;
    }

    private static void Queues(SiloMessagingOptions calls)
    {
        Calls(calls);
        // No limit is the default: a hot grain would gather 30 s of calls, all of which then expire. One more is refused at once (RATE_LIMITED).
        calls.MaxEnqueuedRequestsHardLimit = 500;
        calls.MaxEnqueuedRequestsHardLimit_StatelessWorker = 2000;
        // A turn that has not ended by then is stuck for good; its activation is given up instead of being kept for two hours.
        calls.MaxRequestProcessingTime = TimeSpan.FromMinutes(2);
    }

    private static void Membership(ClusterMembershipOptions membership)
    {
        // A silo that is stopped without closing its connections is declared dead after 12 s, not after 64 s.
        membership.ProbeTimeout = TimeSpan.FromSeconds(2);
        membership.MinProbeTimeout = TimeSpan.FromSeconds(1);
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(4);
        membership.NumMissedProbesLimit = 3;
        // Rows of a cluster that died whole are known to be stale after 15 s, not after 90 s.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.NumMissedTableIAmAliveLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
    }

    private static void Memory(GrainCollectionOptions memory)
    {
        // A conference is asked about around its bell, a chat while somebody looks at it; ten idle minutes are enough.
        memory.CollectionAge = TimeSpan.FromMinutes(10);
        // Rather drop idle activations early than be ended by the system for want of memory.
        memory.EnableActivationSheddingOnMemoryPressure = true;
    }

    private static void Reminders(ReminderOptions reminders)
    {
        // The period is the retry after a tick that was lost; a minute is too long for a lesson.
        reminders.MinimumReminderPeriod = TimeSpan.FromSeconds(10);
        // What another silo has written, or a dead one has left, is seen within a minute instead of five.
        reminders.RefreshReminderListPeriod = TimeSpan.FromMinutes(1);
        // Reminders due later stay out of memory: each takes about 2.5 KB, and a deployment has a million ahead.
        reminders.ReminderLoadingWindow = TimeSpan.FromMinutes(30);
    }
}
