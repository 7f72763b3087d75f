using System.Reflection;
using Sferum.Grains;
using Sferum.Grains.Commits;
using Xunit;

namespace Sferum.UnitTests.Architecture;

/// <summary>What every grain has to be, whoever writes it.</summary>
public sealed class GrainTypesTests
{
    private static readonly Type[] Types = typeof(GrainsHosting).Assembly.GetTypes();

    private static readonly Type[] Grains = [.. Types.Where(type => !type.IsAbstract && typeof(IGrainBase).IsAssignableFrom(type))];

    [Fact]
    public void Grains_AreInternalAndSealed() =>
        Assert.Empty(Grains.Where(grain => grain.IsVisible || !grain.IsSealed).Select(grain => grain.Name));

    [Fact]
    public void Grains_HaveTypesAndStateNamesOfTheirOwn()
    {
        var states = Grains.SelectMany(StateNames).ToArray();
        var types = Grains.Select(grain => (grain.Name, Type: TypeName(grain))).ToArray();

        Assert.All(types, grain => Assert.False(string.IsNullOrEmpty(grain.Type), $"{grain.Name} needs a [GrainType]"));
        Assert.Equal(types.Length, types.Select(grain => grain.Type).Distinct().Count());
        Assert.Equal(states.Length, states.Distinct().Count());
        // The sweep finds the grain by the state's name.
        Assert.All(Grains, grain => Assert.All(StateNames(grain), state => Assert.Equal(TypeName(grain), state)));
    }

    [Fact]
    public void Grains_WithAState_AreNotReentrant() =>
        Assert.Empty(Grains.Where(grain => StateNames(grain).Any() && grain.GetCustomAttribute<Orleans.Concurrency.ReentrantAttribute>() is not null)
            .Select(grain => grain.Name));

    [Fact]
    public void SerializedTypes_HaveAnAlias() =>
        Assert.Empty(Types.Where(type => !type.IsEnum && !type.IsInterface && type.GetCustomAttribute<GenerateSerializerAttribute>() is not null
                && type.GetCustomAttribute<AliasAttribute>(inherit: false) is null)
            .Select(type => type.FullName));

    [Fact]
    public void SerializedTypes_HaveAliasesOfTheirOwn()
    {
        var aliases = Types.Select(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias).OfType<string>().ToArray();

        Assert.Equal(aliases.Length, aliases.Distinct().Count());
    }

    [Fact]
    public void GrainInterfaces_HaveAliasesOnThemselvesAndEveryMethod()
    {
        var interfaces = Types.Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)).ToArray();

        Assert.Empty(interfaces.Where(type => type.GetCustomAttribute<AliasAttribute>() is null).Select(type => type.Name));
        Assert.Empty(interfaces.SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<AliasAttribute>() is null)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"));
    }

    [Fact]
    public void States_AreImmutableRecordsInsideTheAssembly()
    {
        var states = Types.Where(type => typeof(IDurableState).IsAssignableFrom(type) && !type.IsInterface).ToArray();

        Assert.NotEmpty(states);
        Assert.All(states, state => Assert.False(state.IsVisible, state.Name));
        Assert.All(
            states.SelectMany(state => state.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)),
            property => Assert.True(IsInitOnly(property), $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [Fact]
    public void Rules_TouchNoGrainNoTaskNoClockAndNoLogger()
    {
        var rules = Types.Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Rules", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(rules);
        Assert.Empty(rules.SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType).Any(IsPlumbing))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"));
    }

    [Fact]
    public void Source_WritesStatesInOnePlaceAndMakesKeysInOnePlace()
    {
        var grains = SourceTree.CSharp("src").ToArray();

        Assert.Equal(["src/Sferum.Grains/Commits/Committer.cs"], Holding(grains, ".WriteStateAsync("));
        Assert.Equal(["src/Sferum.Grains/Names/GrainAddresses.cs"], Holding(grains, ".GetGrain<"));
    }

    private static string[] Holding((string Path, string Text)[] files, string text) =>
        [.. files.Where(file => file.Text.Contains(text, StringComparison.Ordinal)).Select(file => file.Path)];

    private static string TypeName(Type grain) => grain.GetCustomAttribute<GrainTypeAttribute>() is { } attribute
        ? attribute.GetGrainType(null!, grain).ToString()
        : "";

    private static IEnumerable<string> StateNames(Type grain) =>
        grain.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName)
            .OfType<string>();

    private static bool IsInitOnly(PropertyInfo property) =>
        property.SetMethod is null || property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit");

    private static bool IsPlumbing(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || typeof(IAddressable).IsAssignableFrom(type)
        || typeof(IGrainFactory).IsAssignableFrom(type)
        || typeof(TimeProvider).IsAssignableFrom(type)
        || typeof(Microsoft.Extensions.Logging.ILogger).IsAssignableFrom(type);
}
