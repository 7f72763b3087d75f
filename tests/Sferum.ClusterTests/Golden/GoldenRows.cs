using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Sferum.Grains;
using Sferum.Silo.Storage;
using Sferum.Testing.Samples;

namespace Sferum.ClusterTests.Golden;

/// <summary>Rows as released versions wrote them: <c>{state}-{n}.row</c> is the row's bytes, <c>{state}-{n}.json</c> what they mean.</summary>
internal static class GoldenRows
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Sferum.ClusterTests", "Golden", "rows");

    /// <summary>The states of all grains, by their name.</summary>
    public static IReadOnlyDictionary<string, Type> States { get; } = typeof(GrainsHosting).Assembly.GetTypes()
        .SelectMany(type => type.GetConstructors())
        .SelectMany(constructor => constructor.GetParameters())
        .Select(parameter => (parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName, parameter.ParameterType))
        .Where(state => state.StateName is not null)
        .ToDictionary(state => state.StateName!, state => state.ParameterType.GetGenericArguments()[0]);

    public static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*.row").Order(StringComparer.Ordinal);

    public static string StateName(string file) => Path.GetFileNameWithoutExtension(file)[..Path.GetFileNameWithoutExtension(file).LastIndexOf('-')];

    /// <summary>Reads a row as the service does, and says what it means.</summary>
    public static string Meaning(string stateName, byte[] row)
    {
        using var services = Services();
        return JsonSerializer.Serialize(Read(services, stateName, row), States[stateName], Readable);
    }

    /// <summary>Reads a row as the service does, and writes it again.</summary>
    public static byte[] Again(string stateName, byte[] row)
    {
        using var services = Services();
        var write = typeof(StateSerializer).GetMethod(nameof(StateSerializer.Serialize))!.MakeGenericMethod(States[stateName]);
        return ((BinaryData)write.Invoke(services.GetRequiredService<StateSerializer>(), [Read(services, stateName, row)])!).ToArray();
    }

    private static ServiceProvider Services() => new ServiceCollection().AddSerializer().AddSingleton<StateSerializer>().BuildServiceProvider();

    private static object? Read(ServiceProvider services, string stateName, byte[] row)
    {
        var read = typeof(StateSerializer).GetMethod(nameof(StateSerializer.Deserialize))!.MakeGenericMethod(States[stateName]);
        return read.Invoke(services.GetRequiredService<StateSerializer>(), [new BinaryData(row)]);
    }
}
