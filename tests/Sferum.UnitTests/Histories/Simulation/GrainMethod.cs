using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>A method of a grain's interface, with what the runtime has to know of it.</summary>
internal sealed class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    private GrainMethod(MethodInfo method)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        Hash = Chance.Of(Name);
        IsInterleaved = method.GetCustomAttribute<AlwaysInterleaveAttribute>() is not null;
        Patience = TimeSpan.Parse(ResponseTimeout(method) ?? "00:00:30", CultureInfo.InvariantCulture);
        Invoke = Compile(method);
        var answer = method.ReturnType == typeof(Task) ? typeof(object) : method.ReturnType.GenericTypeArguments[0];
        NewCall = typeof(GrainMethod).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(answer).CreateDelegate<Func<object?[], Turns, Chance, GrainCall>>(this);
    }

    public string Name { get; }

    /// <summary>The same in every process.</summary>
    public ulong Hash { get; }

    /// <summary>Begins also while another method of the grain is under way.</summary>
    public bool IsInterleaved { get; }

    /// <summary>How long a caller waits.</summary>
    public TimeSpan Patience { get; }

    public Func<object, object?[], Task> Invoke { get; }

    /// <summary>Makes a call of it, with its arguments, for a caller.</summary>
    public Func<object?[], Turns, Chance, GrainCall> NewCall { get; }

    public static GrainMethod Of(MethodInfo method) => Known.GetOrAdd(method, static method => new GrainMethod(method));

    private GrainCall<T> Make<T>(object?[] arguments, Turns caller, Chance chance) =>
        new() { Method = this, Arguments = arguments, Caller = caller, Chance = chance };

    private static string? ResponseTimeout(MethodInfo method) =>
        method.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == "ResponseTimeoutAttribute")?.ConstructorArguments[0].Value as string;

    private static Func<object, object?[], Task> Compile(MethodInfo method)
    {
        var (grain, arguments) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(object?[])));
        var values = method.GetParameters().Select((parameter, place) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(place)), parameter.ParameterType));
        var call = Expression.Call(Expression.Convert(grain, method.DeclaringType!), method, values);
        return Expression.Lambda<Func<object, object?[], Task>>(Expression.Convert(call, typeof(Task)), grain, arguments).Compile();
    }
}
