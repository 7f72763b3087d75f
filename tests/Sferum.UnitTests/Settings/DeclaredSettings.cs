using System.Collections;
using System.Reflection;
using Sferum.Grains;
using Sferum.GrpcHost.Settings;
using Sferum.Silo;

namespace Sferum.UnitTests.Settings;

/// <summary>The settings as their types declare them: every class that names its section, and every property of it that can be set.</summary>
internal static class DeclaredSettings
{
    private const string Section = "Section";

    /// <summary>Name to default; of a list the name of its first element, or of that one's properties.</summary>
    public static IReadOnlyDictionary<string, object?> All { get; } = Read();

    private static Dictionary<string, object?> Read()
    {
        // Read by name, not by a type.
        var found = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Sferum:Role"] = HostRole.All, [DeploymentSettings.DataDirectoryKey] = "./data" };
        foreach (var type in new[] { typeof(GrainsHosting), typeof(SiloHosting), typeof(HostSettings) }.SelectMany(known => known.Assembly.GetTypes()))
        {
            if (type.GetField(Section, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetRawConstantValue() is string section && section.StartsWith("Sferum:", StringComparison.Ordinal))
            {
                Add(found, section, Activator.CreateInstance(type)!);
            }
        }

        return found;
    }

    private static void Add(Dictionary<string, object?> found, string name, object settings)
    {
        foreach (var property in settings.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.SetMethod is { IsPublic: true } || IsList(property.PropertyType)))
        {
            var (own, value) = ($"{name}:{property.Name}", property.GetValue(settings));
            if (IsList(property.PropertyType))
            {
                AddElement(found, $"{own}:0", property.PropertyType.GetGenericArguments().Single());
            }
            else if (IsPart(property.PropertyType))
            {
                Add(found, own, value!);
            }
            else
            {
                found[own] = value;
            }
        }
    }

    private static void AddElement(Dictionary<string, object?> found, string name, Type element)
    {
        if (IsPart(element))
        {
            Add(found, name, Activator.CreateInstance(element)!);
        }
        else
        {
            found[name] = null;
        }
    }

    private static bool IsList(Type type) => type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type);

    private static bool IsPart(Type type) => type.IsClass && type.Namespace!.StartsWith("Sferum.", StringComparison.Ordinal);
}
