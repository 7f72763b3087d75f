using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Sferum.GrpcHost.Settings;
using Sferum.GrpcHost.Stopping;
using Sferum.Testing.Samples;
using Xunit;

namespace Sferum.UnitTests.Deploy;

/// <summary>The files below deploy/ name projects and settings that exist. Whether they work is seen where there is an engine.</summary>
public sealed partial class DeployFilesTests
{
    public static TheoryData<string> Containers => [.. Names("containers", "*.Dockerfile")];

    public static TheoryData<string> Units => [.. Names("systemd", "*.service")];

    public static TheoryData<string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string>();
            foreach (var file in Names("containers", "*.Dockerfile"))
                files.Add("containers", file);
            foreach (var file in Names("systemd", "*.service"))
                files.Add("systemd", file);
            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Container_BuildsAProjectThatIsThereAndRunsWhatItMakes(string file)
    {
        var text = Read("containers", file);
        var project = $"Sferum.{file[..^".Dockerfile".Length]}";

        Assert.Contains($"dotnet publish src/{project} ", text, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")), project);
        Assert.Contains($"ENTRYPOINT [\"dotnet\", \"{project}.dll\"]", text, StringComparison.Ordinal);
        Assert.Contains("\nUSER $APP_UID\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Unit_RunsAProjectThatIsThereAndWaitsForItsEnd(string file)
    {
        var text = Read("systemd", file);
        var project = Line(text, "ExecStart").Split('/')[^1];

        Assert.True(File.Exists(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")), project);
        Assert.Equal($"/var/lib/{Line(text, "StateDirectory")}", Settings(text)["Sferum__DataDirectory"]);
        Assert.True(int.Parse(Line(text, "TimeoutStopSec"), System.Globalization.CultureInfo.InvariantCulture) > new StopSettings().Timeout.TotalSeconds);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Settings_OfAFile_AreSettings(string folder, string file)
    {
        var settings = Settings(Read(folder, file)).Where(setting => setting.Key.StartsWith("Sferum__", StringComparison.Ordinal))
            .Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value))
            .Append(KeyValuePair.Create("Sferum:Storage:ConnectionString", (string?)"Host=db"));

        HostSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }

    private static IEnumerable<string> Names(string folder, string pattern) => Directory.GetFiles(Folder(folder), pattern).Select(Path.GetFileName).Order().OfType<string>();

    private static string Read(string folder, string file) => File.ReadAllText(Path.Combine(Folder(folder), file));

    private static string Folder(string folder) => Path.Combine(Repository.Root, "deploy", folder);

    private static string Line(string text, string name) => text.Split('\n').Single(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    private static Dictionary<string, string> Settings(string text) => Setting().Matches(text).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [GeneratedRegex(@"^(?:ENV |Environment=)(\w+)=(\S+)$", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
