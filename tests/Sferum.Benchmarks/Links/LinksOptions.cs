using System.Globalization;

namespace Sferum.Benchmarks.Links;

/// <summary>How many people link, and what waits for them.</summary>
internal sealed record LinksOptions
{
    /// <summary>People that link, over all schools.</summary>
    public int People { get; init; } = 1_000;

    public int Schools { get; init; } = 50;

    /// <summary>Chats that wait for each of them.</summary>
    public int Chats { get; init; } = 12;

    /// <summary>Within how long they link, in seconds.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Reads the command line; null when it is not understood.</summary>
    public static LinksOptions? Parse(IReadOnlyList<string> args)
    {
        var options = new LinksOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 == args.Count || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value == 0)
                return null;
            if (With(options, args[i], value) is not { } next)
                return null;
            options = next;
        }

        return options.People >= options.Schools ? options : null;
    }

    private static LinksOptions? With(LinksOptions options, string name, int value) => name switch
    {
        "--people" => options with { People = value },
        "--schools" => options with { Schools = value },
        "--chats" => options with { Chats = value },
        "--seconds" => options with { Seconds = value },
        _ => null,
    };
}
