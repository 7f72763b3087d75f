using System.Globalization;
using Sferum.Testing.Processes;

namespace Sferum.Benchmarks.Members;

/// <summary>
/// What it costs to add one member to a chat of 3,000 against one of 30: the time of the call, which is back when the change is on disk and in the registry, and the
/// bytes that the service wrote. The two chats take turns, so that whatever slows the machine down meets both.
/// </summary>
internal static class MembersBenchmark
{
    private const int Small = 30;
    private const int Large = 3_000;
    private const int Rounds = 20;
    private const int ChangesPerRound = 10;

    public static async Task RunAsync(TextWriter output)
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        await using var service = await ServiceProcess.StartAsync(sandbox.Address);
        var school = new MembersSchool(service.Clients, Large);
        await school.OpenAsync();
        var chats = new[] { await school.CreateAsync("Малый", Small - 2), await school.CreateAsync("Большой", Large - 2) };
        var (times, bytes) = (new List<double>[] { [], [] }, new long[2]);
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < chats.Length; i++)
            {
                var before = Written(service);
                var elapsed = await school.ToggleAsync(chats[i], ChangesPerRound);
                if (round < 0)
                    continue;
                times[i].Add(elapsed.TotalMilliseconds / ChangesPerRound);
                bytes[i] += Written(service) - before;
            }
        }

        var (small, large) = (Median(times[0]), Median(times[1]));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"one member of a chat of {Small} / {Large}: {small:0.00} / {large:0.00} ms, ratio {large / small:0.00}; bytes written {bytes[0] / (Rounds * ChangesPerRound):N0} / {bytes[1] / (Rounds * ChangesPerRound):N0}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    // What the process has asked the kernel to write, over all files.
    private static long Written(ServiceProcess service) => long.Parse(
        File.ReadLines($"/proc/{service.ProcessId}/io").First(line => line.StartsWith("wchar:", StringComparison.Ordinal))["wchar:".Length..], CultureInfo.InvariantCulture);
}
