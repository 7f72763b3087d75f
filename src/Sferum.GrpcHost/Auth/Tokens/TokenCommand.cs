using System.Globalization;
using Microsoft.Extensions.Options;
using Sferum.Silo;

namespace Sferum.GrpcHost.Auth.Tokens;

/// <summary>The command <c>token</c>: prints a token of the data directory's own key, for trying. <c>Sferum.GrpcHost token --schools 7,8 --role operator --hours 8</c>.</summary>
internal static class TokenCommand
{
    internal const string Name = "token";

    private const int LongestTerm = 24 * 31;

    private static readonly string[] Known = ["schools", "role", "hours", "caller"];

    /// <summary>Makes the token.</summary>
    /// <param name="args">The command line after the command's name.</param>
    /// <param name="now">From when it is good.</param>
    /// <exception cref="OptionsValidationException">An option is wrong or missing.</exception>
    internal static string Run(string[] args, DateTimeOffset now)
    {
        var options = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var named = new ConfigurationBuilder().AddCommandLine(args).Build().GetChildren().Select(option => option.Key);
        var unknown = named.FirstOrDefault(name => !Known.Contains(name, StringComparer.OrdinalIgnoreCase) && !name.Equals("Sferum", StringComparison.OrdinalIgnoreCase));
        var role = CallerClaims.Role(options["role"] ?? "operator");
        var schools = (options["schools"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isTerm = int.TryParse(options["hours"] ?? "8", NumberStyles.None, CultureInfo.InvariantCulture, out var hours);
        var failure = unknown is not null ? $"--{unknown} is not an option of {Name}: they are --{string.Join(", --", Known)}."
            // An option where its value should be was left without one.
            : schools.Length == 0 || schools[0].StartsWith("--", StringComparison.Ordinal) ? "--schools names ES's ids of the schools, with commas, or * for all."
            : role == CallerRole.None ? "--role is reader, operator or administrator."
            : !isTerm || hours is < 1 or > LongestTerm ? $"--hours is from 1 to {LongestTerm}."
            : null;
        return failure is not null
            ? throw new OptionsValidationException(Name, typeof(TokenCommand), [failure])
            : new DevelopmentKey(Path.GetFullPath(options[DeploymentSettings.DataDirectoryKey] is { Length: > 0 } chosen ? chosen : "./data")).Make(options["caller"] ?? "development", role, schools, now, TimeSpan.FromHours(hours));
    }
}
