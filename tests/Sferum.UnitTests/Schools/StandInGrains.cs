using System.Reflection;
using Sferum.Grains.Outcomes;

namespace Sferum.UnitTests.Schools;

/// <summary>Grains that answer what a test says, so that a service is tested without a silo. What was not told to answer fails the test.</summary>
internal sealed class StandInGrains
{
    private readonly Dictionary<string, Func<object?[], Task>> _answers = [];

    /// <summary>For services.</summary>
    public IGrainFactory Factory => Proxy.Of<IGrainFactory>((method, _) => Proxy.Of(method.GetGenericArguments()[0], Answer));

    /// <summary>What a method answers to its first argument.</summary>
    public StandInGrains On<TArgument, TAnswer>(string method, Func<TArgument, TAnswer> answer)
    {
        _answers[method] = arguments => Task.FromResult(answer((TArgument)arguments[0]!));
        return this;
    }

    /// <summary>What a method answers whose second and third arguments say how many rows to leave out and to give.</summary>
    public StandInGrains OnPage<TAnswer>(string method, Func<int, int, TAnswer> answer)
    {
        _answers[method] = arguments => Task.FromResult(answer((int)arguments[1]!, (int)arguments[2]!));
        return this;
    }

    /// <summary>A method that finds nothing.</summary>
    public StandInGrains Nothing<T>(string method) => On(method, (object? _) => (Outcome<T>)Refusal.Of(RefusalReason.NotFound));

    private Task Answer(MethodInfo method, object?[] arguments) => _answers[$"{method.DeclaringType!.Name}.{method.Name}"](arguments);

    internal class Proxy : DispatchProxy
    {
        private Func<MethodInfo, object?[], object?> _answer = null!;

        public static T Of<T>(Func<MethodInfo, object?[], object?> answer) => (T)Of(typeof(T), answer);

        public static object Of(Type type, Func<MethodInfo, object?[], object?> answer)
        {
            var proxy = DispatchProxy.Create(type, typeof(Proxy));
            ((Proxy)proxy)._answer = answer;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []);
    }
}
