using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Sferum.UnitTests.Settings;

/// <summary>docs/operations.md lists every setting with its default, and none that is not one.</summary>
public sealed partial class SettingsListTests
{
    // One thing in many places: a row for each would say nothing more.
    private static readonly string[] ByExample = ["Sferum:KeyRing:Former:0:"];

    public static TheoryData<string> Names => [.. DeclaredSettings.All.Keys.Where(name => !ByExample.Any(name.StartsWith)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Setting_ThatIsDeclared_IsListedWithItsDefault(string name)
    {
        Assert.True(DocumentedSettings.All.TryGetValue(name, out var listed), $"{name} is not in docs/operations.md.");

        Assert.True(Says(listed!, DeclaredSettings.All[name]), $"{name}: the page says «{listed}», the code {DeclaredSettings.All[name] ?? "nothing"}.");
    }

    [Fact]
    public void List_NamesNothingElse() => Assert.Empty(DocumentedSettings.All.Keys.Except(DeclaredSettings.All.Keys));

    [Theory]
    [InlineData("24", 24, true)]
    [InlineData("25", 24, false)]
    [InlineData("2,000", 2_000, true)]
    [InlineData("2 MB", 2 * 1024 * 1024, true)]
    [InlineData("24", null, false)]
    [InlineData("none", null, true)]
    [InlineData("none", 24, false)]
    [InlineData("false", true, false)]
    [InlineData("`sferum`", "sferum", true)]
    [InlineData("`other`", "sferum", false)]
    public void Says_OfADefault_IsWhetherThePageGivesIt(string listed, object? value, bool says) => Assert.Equal(says, Says(listed, value));

    // Where nothing is set the page says in words what that means.
    private static bool Says(string listed, object? value) => value switch
    {
        null or "" => !Number().IsMatch(listed) || listed.Contains(" for ", StringComparison.Ordinal),
        bool flag => listed == (flag ? "true" : "false"),
        TimeSpan time => Time(listed) == time,
        Enum or string => listed.Trim('`') == $"{value}",
        _ => Amount(listed) == Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static double? Amount(string listed) => Number().Match(listed) is { Success: true } number
        ? double.Parse(number.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * (number.Groups[2].Value == "MB" ? 1024 * 1024 : 1)
        : null;

    private static TimeSpan? Time(string listed) => Number().Match(listed) is { Success: true } number
        ? double.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture) * number.Groups[2].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "min" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => TimeSpan.FromDays(1),
        }
        : null;

    [GeneratedRegex(@"^([\d,.]+)(?: (\w+))?")]
    private static partial Regex Number();
}
