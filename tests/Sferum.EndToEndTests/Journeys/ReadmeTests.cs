using System.Diagnostics;
using System.Globalization;
using Sferum.Testing.Samples;
using Xunit;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>The calls that the README gives to copy do the whole job, as they stand.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task Walk_CopiedAsItStands_DoesTheWholeJob()
    {
        await using var yard = await SchoolYard.OpenAsync();

        var output = await RunAsync(Walk(yard));

        Assert.Contains("ROSTER_IMPORT_STATE_APPL", output, StringComparison.Ordinal);
        Assert.Contains("\"addedCount\":564", output, StringComparison.Ordinal);
        Assert.Contains("1. Английский язык, 5 А", output, StringComparison.Ordinal);
        Assert.Contains("\"totalSize\":1", output, StringComparison.Ordinal);
        Assert.Contains("CONFERENCE_NOT_STARTED", output, StringComparison.Ordinal);
        Assert.Equal(2, Count(output, "\"joinUri\""));
        Assert.Contains("CONFERENCE_STATE_ACTIVE", output, StringComparison.Ordinal);
        Assert.Contains("CONFERENCE_STATE_ENDED", output, StringComparison.Ordinal);
        Assert.Contains("CONFERENCE_OVER", output, StringComparison.Ordinal);
        // The lesson's call before the video call and after it, and in the end that one too.
        Assert.Equal(3, Count(output, "\"state\":\"finished\""));
    }

    private static int Count(string output, string part) => output.Split(part).Length - 1;

    // Other ports than the README's, and the school where it is day: a conference does not cross midnight.
    private static string Walk(SchoolYard yard)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var walk = readme[readme.IndexOf("<!-- walk", StringComparison.Ordinal)..readme.IndexOf("<!-- /walk", StringComparison.Ordinal)];
        var blocks = walk.Split("```sh\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]);
        var zone = Testing.Conferences.Daytime.Zone(TimeProvider.System);
        return string.Join('\n', blocks)
            .Replace("127.0.0.1:5081", $"127.0.0.1:{yard.Service.HttpAddress.Port.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal)
            .Replace("127.0.0.1:5083", $"127.0.0.1:{yard.Sandbox.Address.Port.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal)
            .Replace("Europe/Samara", zone, StringComparison.Ordinal)
            .Replace("--data @samples/school-15/roster.json", $"--data @<(sed 's#Europe/Samara#{zone}#' samples/school-15/roster.json)", StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var errors = bash.StandardError.ReadToEndAsync();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.True(bash.ExitCode == 0, $"{bash.ExitCode}: {await errors}\n{output}");
        return output;
    }
}
