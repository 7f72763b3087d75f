using Xunit;
using Xunit.Abstractions;

namespace Sferum.EndToEndTests.Bells;

/// <summary>Every conference of a bell is started, though the service dies twice around it; none twice where the platform's answer was not lost; all are ended (C8, C9).</summary>
public sealed class KilledBellTests(ITestOutputHelper output)
{
    [Trait("tier", "long")]
    [Fact]
    public Task Bell_OfTenSchoolsKilledAroundIt_StartsAndEndsAllOnce() =>
        new KilledBell(output, schools: 10, conferences: 200).RingAsync(TimeSpan.FromSeconds(12), TimeSpan.FromMinutes(10), endThem: true);

    [Trait("tier", "long")]
    [Fact]
    public Task Bell_OfFiftySchoolsKilledAroundIt_StartsAndEndsAllOnce() =>
        new KilledBell(output, schools: 50, conferences: 2_000).RingAsync(TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(90), endThem: false);
}
