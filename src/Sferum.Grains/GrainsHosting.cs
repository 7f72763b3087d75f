using Microsoft.Extensions.DependencyInjection;
using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains;

/// <summary>Gives a silo what the grains need beside storage and platform.</summary>
public static class GrainsHosting
{
    /// <summary>
    /// Adds the grains' own services. The host also has to give: the storage provider <see cref="StateStore.Name"/>, reminders, <see cref="IOwedIndex"/>, the platform's ports, the token
    /// protector and a <see cref="TimeProvider"/>.
    /// </summary>
    public static ISiloBuilder AddSferumGrains(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.AddIncomingGrainCallFilter<FaultFilter>();
        silo.Services.AddSingleton<GrainEquipment>();
        silo.Services.AddSingleton<SweepShares>();
        silo.Services.AddSingleton<OwedSweep>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => services.GetRequiredService<OwedSweep>());
        return silo;
    }
}
