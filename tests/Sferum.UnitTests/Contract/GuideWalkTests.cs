using System.Globalization;
using System.Text.RegularExpressions;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Contract;

/// <summary>docs/guide-walk.md speaks of the contract as it is, and leaves no window and no rpc out.</summary>
public sealed partial class GuideWalkTests
{
    private const int Figures = 28;

    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "guide-walk.md"));

    [Fact]
    public void Rpc_WhenInTheContract_IsWalked()
    {
        var unused = ContractImage.Methods.Select(pair => pair.Method.Name).Where(name => !Regex.IsMatch(Page, $@"\b{name}\b"));
        Assert.Empty(unused);
    }

    [Fact]
    public void Figure_WhenInTheGuide_IsWalked()
    {
        var walked = FigureRange().Matches(Page).SelectMany(match =>
        {
            var first = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var last = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : first;
            return Enumerable.Range(first, last - first + 1);
        });
        Assert.Empty(Enumerable.Range(1, Figures).Except(walked));
    }

    [Fact]
    public void Row_WhenOfTheMission_IsWalked()
    {
        var walked = RowRange().Matches(Page).SelectMany(match =>
        {
            var first = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
            var last = match.Groups[3].Success ? int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) : first;
            return Enumerable.Range(first, last - first + 1).Select(number => $"{match.Groups[1].Value}{number}");
        });
        var rows = Rows("A", 10).Concat(Rows("B", 17)).Concat(Rows("C", 14));
        Assert.Empty(rows.Except(walked));
    }

    [Fact]
    public void Name_WhenInTheWalk_IsInTheContract()
    {
        var known = ContractImage.Files.SelectMany(ContractElement.Of).Select(element => element.Name.Split('.')[^1]).ToHashSet();
        var unknown = Code().Matches(Page).Select(match => match.Groups[1].Value)
            .SelectMany(code => Word().Matches(code).Select(match => match.Value))
            .Where(word => !known.Contains(word) && !known.Any(name => name.EndsWith($"_{word}", StringComparison.Ordinal)))
            .Distinct();
        // Texts of google.rpc and words of the call's signature.
        Assert.Empty(unknown.Except(["LocalizedMessage", "page", "or", "with"]));
    }

    [Fact]
    public void Reason_WhenInTheWalk_IsInTheContract()
    {
        var known = Enum.GetNames<ErrorReason>().ToHashSet();
        var values = ContractImage.Files.SelectMany(file => file.EnumType).SelectMany(type => type.Value).Select(value => value.Name).ToList();
        var unknown = Capitals().Matches(Page).Select(match => match.Value)
            .Where(word => !known.Contains(word) && !values.Any(name => name.EndsWith($"_{word}", StringComparison.Ordinal)));
        Assert.Empty(unknown.Distinct());
    }

    private static IEnumerable<string> Rows(string letter, int count) =>
        Enumerable.Range(1, count).Select(number => $"{letter}{number}");

    [GeneratedRegex(@"[Ff]igures? (\d+)(?:-(\d+))?")]
    private static partial Regex FigureRange();

    [GeneratedRegex(@"\b([ABC])(\d+)(?:-[ABC](\d+))?")]
    private static partial Regex RowRange();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("[A-Za-z_]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b[A-Z]+(_[A-Z]+)+\b")]
    private static partial Regex Capitals();
}
