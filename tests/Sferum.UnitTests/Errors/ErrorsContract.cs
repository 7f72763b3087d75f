using Sferum.Testing.Samples;

namespace Sferum.UnitTests.Errors;

/// <summary>The comments of error_reason.proto, read back.</summary>
internal static class ErrorsContract
{
    private const string Value = "ERROR_REASON_";

    private static readonly Dictionary<string, string> Comments = Read();

    /// <summary>The comment of a reason, in one line.</summary>
    internal static string Comment(string reason) => Comments[reason];

    private static Dictionary<string, string> Read()
    {
        var (comments, lines) = (new Dictionary<string, string>(), new List<string>());
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "protos/sferum/v1/error_reason.proto")).Select(line => line.Trim()))
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                lines.Add(line[2..].Trim());
                continue;
            }

            if (line.StartsWith(Value, StringComparison.Ordinal))
            {
                comments[line[Value.Length..line.IndexOf(' ', StringComparison.Ordinal)]] = string.Join(' ', lines);
            }

            lines.Clear();
        }

        return comments;
    }
}
