using Grpc.Core;
using Microsoft.Data.Sqlite;
using Sferum.Testing;
using Sferum.Testing.Processes;
using Sferum.Testing.Samples;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Edge;

/// <summary>A row that a disk has spoilt is told as what it is, and never taken for an empty one.</summary>
public sealed class DamagedRowTests
{
    private const string Chat = "schools/7/chats/teachers";

    [Fact]
    public async Task GetChat_WhenItsRowIsDamaged_AnswersDataLoss()
    {
        var directory = Directory.CreateTempSubdirectory("sferum-");
        await using (var sferum = await SferumUnderTest.StartAsync(directory.FullName))
        {
            await new RosterService.RosterServiceClient(sferum.Channel).ReplaceRosterAsync(SampleRoster.Read(7));
            await new ChatService.ChatServiceClient(sferum.Channel).GetChatAsync(new() { Name = Chat });
        }

        Damage(Path.Combine(directory.FullName, "sferum.db"));
        await using (var sferum = await SferumUnderTest.StartAsync(directory.FullName))
        {
            var error = await Assert.ThrowsAsync<RpcException>(async () =>
                await new ChatService.ChatServiceClient(sferum.Channel).GetChatAsync(new() { Name = Chat }));

            Assert.Equal((StatusCode.DataLoss, ErrorReason.DataDamaged), (error.StatusCode, error.Reason()));
        }

        directory.Delete(recursive: true);
    }

    private static void Damage(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT PayloadBinary FROM GrainState WHERE GrainTypeString = 'chat' AND GrainIdExtensionString = 's:7/teachers'";
        var row = (byte[])read.ExecuteScalar()!;
        row[40] ^= 1;
        using var write = connection.CreateCommand();
        write.CommandText = "UPDATE GrainState SET PayloadBinary = $row WHERE GrainTypeString = 'chat' AND GrainIdExtensionString = 's:7/teachers'";
        write.Parameters.AddWithValue("$row", row);
        Assert.Equal(1, write.ExecuteNonQuery());
    }
}
