using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Sferum.EndToEndTests.Peers;

/// <summary>A run of one file of tests by node: good when it had tests, all of them passed, and node says so too.</summary>
internal sealed record NodeRun(IReadOnlyList<NodeTest> Tests, int ExitCode, string Output)
{
    private const string Node = "node";
    private const string Installer = "eng/install.sh installs what these tests need";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public bool IsGood => ExitCode == 0 && Tests.Count > 0 && Tests.All(test => test.Passed);

    /// <summary>Runs a file, and comes back when node has ended.</summary>
    /// <param name="file">The file; what it imports is looked for from its folder on.</param>
    /// <param name="environment">What the tests are told.</param>
    /// <exception cref="InvalidOperationException">There is no node.</exception>
    /// <exception cref="OperationCanceledException">It did not end within two minutes, and was killed.</exception>
    public static async Task<NodeRun> OfAsync(string file, IReadOnlyDictionary<string, string> environment)
    {
        var report = Path.GetTempFileName();
        try
        {
            using var node = Start(file, report, environment);
            var output = Task.WhenAll(node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await EndAsync(node);
            return new NodeRun(await ReadAsync(report), node.ExitCode, string.Concat(await output));
        }
        finally
        {
            File.Delete(report);
        }
    }

    /// <summary>For a failure's message: every test that failed with what was thrown, else whatever node wrote.</summary>
    public override string ToString()
    {
        var failed = Tests.Where(test => !test.Passed).Select(test => $"FAILED: {test.Name}{Environment.NewLine}{test.Trouble}").ToList();
        return string.Join(Environment.NewLine, [
            $"{Tests.Count(test => test.Passed)} of {Tests.Count} passed, node ended with {ExitCode}.", .. failed, .. failed.Count == 0 ? [Output, $"({Installer}.)"] : Array.Empty<string>()]);
    }

    private static Process Start(string file, string report, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Node, [
            $"--test-reporter={new Uri(PeerFiles.Reporter).AbsoluteUri}", $"--test-reporter-destination={report}", file])
        {
            WorkingDirectory = Path.GetDirectoryName(file)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A test within a run of node's own would report to that.
        start.Environment.Remove("NODE_OPTIONS");
        start.Environment.Remove("NODE_TEST_CONTEXT");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"node does not start; {Installer}.", missing);
        }
    }

    private static async Task EndAsync(Process node)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await node.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task<IReadOnlyList<NodeTest>> ReadAsync(string report) =>
        [.. (await File.ReadAllLinesAsync(report)).Select(line => JsonSerializer.Deserialize<NodeTest>(line, Json)!)];
}
