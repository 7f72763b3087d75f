using Sferum.Testing.Samples;
using Xunit;

namespace Sferum.UnitTests.Telemetry;

/// <summary>docs/metrics.md names every instrument as it is, and none that is not.</summary>
public sealed class MetricsListTests
{
    // | `name` | unit | tags | meaning | alarm |
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "metrics.md"))
            .Where(line => line.StartsWith("| `sferum.", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];

    [Fact]
    public void List_NamesEveryInstrumentOnceAndNothingElse() =>
        Assert.Equal(Instruments.All.Select(instrument => instrument.Name).Order(StringComparer.Ordinal), Rows.Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal));

    [Fact]
    public void List_HasTheUnitOfEveryInstrument() => Assert.All(
        Rows, row => Assert.Equal(Instruments.All.Single(instrument => instrument.Name == row[0].Trim('`')).Unit, row[1].Trim('`')));

    [Fact]
    public void List_SaysOfEveryInstrumentWhatItMeans() => Assert.All(Rows, row => Assert.True(row.Length == 5 && row[3].Length > 10, string.Join('|', row)));

    [Fact]
    public void Instruments_AllHaveADescription() => Assert.All(Instruments.All, instrument => Assert.False(string.IsNullOrWhiteSpace(instrument.Description), instrument.Name));
}
