using System.Text.Json;
using Sferum.Testing.Samples;
using Xunit;

namespace Sferum.UnitTests.Telemetry;

/// <summary>The dashboard for Grafana asks for nothing that is not there, and leaves none of ours out.</summary>
public sealed class DashboardFileTests
{
    private const string Ours = "sferum_";

    [Fact]
    public void Panels_OfOurs_AskOnlyForInstrumentsThatAreDeclared()
    {
        var declared = Instruments.All.SelectMany(Instruments.LinesOf).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(DashboardFile.Panels);
        Assert.DoesNotContain(DashboardFile.Panels.SelectMany(panel => panel.Metrics), name => name.StartsWith(Ours, StringComparison.Ordinal) && !declared.Contains(name));
    }

    [Fact]
    public void Panels_ShowEveryInstrumentOfOurs()
    {
        var shown = DashboardFile.Panels.SelectMany(panel => panel.Metrics).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Instruments.All.Where(instrument => !Instruments.LinesOf(instrument).Any(shown.Contains)).Select(instrument => instrument.Name));
    }

    [Fact]
    public void Panels_AllAskForSomethingAndSayWhatItMeans()
    {
        using var file = JsonDocument.Parse(DashboardFile.Text);

        Assert.All(DashboardFile.Panels, panel => Assert.NotEmpty(panel.Metrics));
        Assert.All(
            file.RootElement.GetProperty("panels").EnumerateArray().Where(panel => panel.TryGetProperty("targets", out _)),
            panel => Assert.True(panel.GetProperty("description").GetString()!.Length > 10, panel.GetProperty("title").GetString()));
    }

    [Fact]
    public void Panels_TakeTheirDataFromTheVariable()
    {
        using var file = JsonDocument.Parse(DashboardFile.Text);

        Assert.Contains(file.RootElement.GetProperty("templating").GetProperty("list").EnumerateArray(), variable => variable.GetProperty("type").GetString() == "datasource");
        Assert.All(
            file.RootElement.GetProperty("panels").EnumerateArray().Where(panel => panel.TryGetProperty("targets", out _)),
            panel => Assert.Equal("${datasource}", panel.GetProperty("datasource").GetProperty("uid").GetString()));
    }
}
