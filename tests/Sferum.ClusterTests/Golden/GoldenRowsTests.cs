using System.Globalization;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Sferum.ClusterTests.Golden;

/// <summary>Rows that were ever written are read for ever, and mean what they meant.</summary>
public sealed class GoldenRowsTests
{
    public static TheoryData<string> Names => [.. GoldenRows.Files().Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Row_OfAReleasedVersion_MeansWhatItMeant(string name)
    {
        var file = Path.Combine(GoldenRows.Folder, name);

        var meaning = GoldenRows.Meaning(GoldenRows.StateName(file), File.ReadAllBytes(file));

        Assert.Equal(File.ReadAllText(Path.ChangeExtension(file, ".json")).ReplaceLineEndings("\n"), meaning.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void States_AllOfThem_HaveAGoldenRow() =>
        Assert.Equal(
            GoldenRows.States.Keys.Order(StringComparer.Ordinal),
            GoldenRows.Files().Select(GoldenRows.StateName).Distinct().Order(StringComparer.Ordinal));

    /// <summary>
    /// Not a test of its own: with <c>SFERUM_GOLDEN_FROM</c> naming a database of the service, the largest and the smallest row of each state become golden. Rows that are there stay.
    /// </summary>
    [Fact]
    public void Harvest_WhenAskedTo_AddsRowsOfADatabase()
    {
        if (Environment.GetEnvironmentVariable("SFERUM_GOLDEN_FROM") is not { Length: > 0 } database)
        {
            return;
        }

        Directory.CreateDirectory(GoldenRows.Folder);
        foreach (var state in GoldenRows.States.Keys)
        {
            foreach (var row in Rows(database, state))
            {
                Add(state, row);
            }
        }
    }

    private static IEnumerable<byte[]> Rows(string database, string state)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (var order in new[] { "DESC", "ASC" })
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of two words.
            command.CommandText =
                $"SELECT PayloadBinary FROM GrainState WHERE GrainTypeString = $state AND PayloadBinary IS NOT NULL ORDER BY length(PayloadBinary) {order}, Id LIMIT 1";
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$state", state);
            if (command.ExecuteScalar() is byte[] row)
            {
                yield return row;
            }
        }
    }

    private static void Add(string state, byte[] row)
    {
        if (GoldenRows.Files().Where(file => GoldenRows.StateName(file) == state).Any(file => File.ReadAllBytes(file).AsSpan().SequenceEqual(row)))
        {
            return;
        }

        var number = GoldenRows.Files().Count(file => GoldenRows.StateName(file) == state) + 1;
        var path = Path.Combine(GoldenRows.Folder, $"{state}-{number.ToString(CultureInfo.InvariantCulture)}");
        File.WriteAllBytes(path + ".row", row);
        File.WriteAllText(path + ".json", GoldenRows.Meaning(state, row));
    }
}
