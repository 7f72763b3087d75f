using System.Globalization;

namespace Sferum.Sandbox.VkApi.Parameters;

/// <summary>What a method expects of one parameter; checked before the method runs.</summary>
internal sealed record ParameterRule(string Name, ParameterKind Kind, bool IsRequired, long Min, long Max)
{
    public static ParameterRule Number(string name, long min = long.MinValue, long max = long.MaxValue) =>
        new(name, ParameterKind.Number, false, min, max);

    public static ParameterRule Text(string name) => new(name, ParameterKind.Text, false, 0, 0);

    public static ParameterRule Flag(string name) => new(name, ParameterKind.Number, false, 0, 1);

    /// <param name="max">How many numbers the list may hold.</param>
    public static ParameterRule Numbers(string name, int max) => new(name, ParameterKind.Numbers, false, 0, max);

    public ParameterRule Required() => this with { IsRequired = true };

    public ApiError? Check(IReadOnlyDictionary<string, string> parameters)
    {
        if (!parameters.TryGetValue(Name, out var text) || text.Length == 0)
            return IsRequired ? ApiErrors.Parameter(Name, "is undefined") : null;
        return Kind switch
        {
            ParameterKind.Number when !TryNumber(text, out var number) || number < Min || number > Max => ApiErrors.Parameter(Name, "is invalid"),
            ParameterKind.Numbers when !IsList(text) => ApiErrors.Parameter(Name, "is invalid"),
            _ => null,
        };
    }

    public static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number);

    private bool IsList(string text)
    {
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length <= Max && parts.All(part => TryNumber(part, out _));
    }
}
