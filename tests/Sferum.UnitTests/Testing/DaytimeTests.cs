using Microsoft.Extensions.Time.Testing;
using Sferum.Testing.Conferences;
using Xunit;

namespace Sferum.UnitTests.Testing;

public sealed class DaytimeTests
{
    [Fact]
    public void Zone_AtEveryHour_IsWhereItIsDay()
    {
        for (var quarter = 0; quarter < 96; quarter++)
        {
            var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero).AddMinutes(15 * quarter));
            Assert.InRange(Daytime.LocalTime(time, Daytime.Zone(time)).TimeOfDay, TimeSpan.FromHours(6), TimeSpan.FromHours(20));
        }
    }
}
