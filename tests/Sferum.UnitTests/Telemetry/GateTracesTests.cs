using Sferum.Silo.Storage.Gate;
using Xunit;

namespace Sferum.UnitTests.Telemetry;

public sealed class GateTracesTests
{
    [Theory]
    [InlineData("SELECT OwedFrom\n FROM GrainState INDEXED BY GrainStateOwed\n WHERE ServiceId = @ServiceId", "SELECT GrainState")]
    [InlineData("INSERT INTO Reminder (ServiceId) VALUES (@ServiceId)", "INSERT Reminder")]
    [InlineData("UPDATE GrainState SET Version = 1", "UPDATE GrainState")]
    [InlineData("DELETE FROM Reminder WHERE ServiceId = @ServiceId", "DELETE Reminder")]
    [InlineData("PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA")]
    [InlineData("", "SQL")]
    public void Key_OfAText_IsWhatItDoesWithWhichTable(string sql, string key) => Assert.Equal(key, GateTraces.Key(sql));
}
