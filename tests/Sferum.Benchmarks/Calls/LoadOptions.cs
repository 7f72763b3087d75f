using System.Globalization;

namespace Sferum.Benchmarks.Calls;

/// <summary>How the load is made.</summary>
/// <param name="Clients">Clients that call at the same time, each one call after the other.</param>
/// <param name="Connections">Connections that they share.</param>
/// <param name="Rounds">Rounds of every scenario, in turn with the others.</param>
/// <param name="Length">How long one scenario runs in one round.</param>
internal sealed record LoadOptions(int Clients, int Connections, int Rounds, TimeSpan Length)
{
    /// <summary>Reads <c>--name value</c> pairs; null when they make no sense.</summary>
    public static LoadOptions? Parse(IEnumerable<string> arguments)
    {
        var values = new Dictionary<string, int> { ["--clients"] = 32, ["--connections"] = 4, ["--rounds"] = 5, ["--seconds"] = 2 };
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var text] || !values.ContainsKey(name) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
                return null;
            values[name] = value;
        }

        return new LoadOptions(values["--clients"], values["--connections"], values["--rounds"], TimeSpan.FromSeconds(values["--seconds"]));
    }
}
