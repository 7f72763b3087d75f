namespace Sferum.EndToEndTests.Telemetry;

/// <summary>What Prometheus would have of the processes of a deployment.</summary>
internal static class ScrapedMetrics
{
    /// <summary>The names of all lines: of "name{tags} value" the names.</summary>
    /// <param name="processes">Their HTTP addresses.</param>
    public static async Task<HashSet<string>> NamesAsync(params IEnumerable<Uri> processes) =>
        [.. (await LinesAsync(processes)).Select(line => line[..line.IndexOfAny(['{', ' '])])];

    /// <summary>All lines with a value.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(params IEnumerable<Uri> processes)
    {
        using var http = new HttpClient();
        var pages = await Task.WhenAll(processes.Select(process => http.GetStringAsync(new Uri(process, "metrics"))));
        return [.. pages.SelectMany(page => page.Split('\n')).Where(line => line.Length > 0 && line[0] != '#')];
    }
}
