using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;
using Sferum.Grains.Commits;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>A class of grains: how one is made, with what the host gives it.</summary>
internal sealed class GrainClass
{
    private static readonly Dictionary<Type, GrainClass> ByInterface = [];
    private static readonly Dictionary<string, GrainClass> ByName = [];
    private static readonly Action<IGrainContext?> EnterContext = ContextSetter();

    private readonly Func<Activation, object> _make;

    static GrainClass()
    {
        foreach (var type in typeof(DurableGrain<>).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(Grain).IsAssignableFrom(type)))
        {
            var known = new GrainClass(type);
            ByName[known.Name] = known;
            foreach (var face in type.GetInterfaces().Where(face => face.Assembly == type.Assembly && face != typeof(IOwesWork)))
            {
                ByInterface[face] = known;
            }
        }
    }

    private GrainClass(Type type)
    {
        Name = type.GetCustomAttributesData().Single(data => data.AttributeType == typeof(GrainTypeAttribute)).ConstructorArguments[0].Value!.ToString()!;
        Hash = Chance.Of(Name);
        IsReentrant = type.GetCustomAttribute<ReentrantAttribute>() is not null;
        _make = Compile(type);
    }

    /// <summary>The name under which its rows lie.</summary>
    public string Name { get; }

    public ulong Hash { get; }

    public bool IsReentrant { get; }

    public static GrainClass Of(Type face) => ByInterface[face];

    public static GrainClass Named(string name) => ByName[name];

    /// <summary>Makes a grain.</summary>
    public Grain Make(Activation activation)
    {
        EnterContext(activation);
        try
        {
            return (Grain)_make(activation);
        }
        finally
        {
            EnterContext(null);
        }
    }

    private static Func<Activation, object> Compile(Type type)
    {
        var activation = Expression.Parameter(typeof(Activation));
        var give = typeof(Activation).GetMethod(nameof(Activation.Give))!;
        var constructor = type.GetConstructors().Single();
        var arguments = constructor.GetParameters().Select(parameter => Expression.Call(activation, give.MakeGenericMethod(parameter.ParameterType)));
        return Expression.Lambda<Func<Activation, object>>(Expression.New(constructor, arguments), activation).Compile();
    }

    // The runtime tells a grain who it is by way of a thread's own variable, which only it can set.
    private static Action<IGrainContext?> ContextSetter()
    {
        var field = typeof(Grain).Assembly.GetType("Orleans.Runtime.RuntimeContext")?.GetField("_threadLocalContext", BindingFlags.Static | BindingFlags.NonPublic)
            ?? throw new InvalidOperationException("Orleans gives grains their context in another way by now.");
        var context = Expression.Parameter(typeof(IGrainContext));
        return Expression.Lambda<Action<IGrainContext?>>(Expression.Assign(Expression.Field(null, field), context), context).Compile();
    }
}
