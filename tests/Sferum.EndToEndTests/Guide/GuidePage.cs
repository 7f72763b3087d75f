using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Sferum.Testing.Samples;
using Sferum.V1;

namespace Sferum.EndToEndTests.Guide;

/// <summary>docs/guide-walk.md as its steps: every row of its tables, with the calls and the reasons that it names.</summary>
internal static partial class GuidePage
{
    private static readonly HashSet<string> Calls =
    [
        .. new[]
        {
            SchoolServiceReflection.Descriptor, RosterServiceReflection.Descriptor, TimetableServiceReflection.Descriptor, ChatServiceReflection.Descriptor, ConferenceServiceReflection.Descriptor,
            LessonJournalServiceReflection.Descriptor, UserLinkServiceReflection.Descriptor, OperationsServiceReflection.Descriptor,
        }.SelectMany(file => file.Services).SelectMany(service => service.Methods).Select(method => method.Name),
    ];

    private static readonly EnumDescriptor Enum = ErrorReasonReflection.Descriptor.EnumTypes.Single(type => type.Name == nameof(ErrorReason));

    private static readonly HashSet<string> Reasons = [.. Enum.Values.Select(value => value.Name[Prefix.Length..])];

    private const string Prefix = "ERROR_REASON_";

    /// <summary>The steps in their order.</summary>
    public static IReadOnlyList<GuideRow> Rows { get; } = Read();

    /// <summary>A reason as the page writes it.</summary>
    public static string Name(ErrorReason reason) => Enum.FindValueByNumber((int)reason)!.Name[Prefix.Length..];

    private static List<GuideRow> Read()
    {
        var rows = new List<GuideRow>();
        var (section, inTable) = ("", false);
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "guide-walk.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }

            if (!line.StartsWith('|'))
            {
                inTable = false;
            }
            else if (inTable && !line.StartsWith("|--", StringComparison.Ordinal))
            {
                rows.Add(new GuideRow(section, line.Split('|')[1].Trim(), CallsOf(line), ReasonsOf(line)));
            }
            else
            {
                // The table's head, and the line below it.
                inTable = true;
            }
        }

        return rows;
    }

    private static List<string> CallsOf(string line) =>
        [.. Code().Matches(line).SelectMany(code => Word().Matches(code.Value)).Select(word => word.Value).Where(Calls.Contains).Distinct()];

    // States are words of the same form; what is a reason and a state of something, such as NOT_ENTITLED, is meant as a state where the page puts it into code.
    private static List<string> ReasonsOf(string line) => [.. Capitals().Matches(Code().Replace(line, "")).Select(word => word.Value).Where(Reasons.Contains).Distinct()];

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b[A-Z][A-Z_]+[A-Z]\b")]
    private static partial Regex Capitals();
}

/// <summary>A row of the page.</summary>
/// <param name="Section">The heading above it.</param>
/// <param name="Step">Its first cell: the window, button or question.</param>
/// <param name="Calls">The rpcs that it names.</param>
/// <param name="Reasons">The reasons that it names.</param>
internal sealed record GuideRow(string Section, string Step, IReadOnlyList<string> Calls, IReadOnlyList<string> Reasons);
