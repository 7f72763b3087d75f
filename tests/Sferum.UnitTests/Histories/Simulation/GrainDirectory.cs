using System.Collections.Concurrent;
using System.Reflection;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>The grains as one caller sees them.</summary>
internal sealed class GrainDirectory(Deployment deployment, Turns caller, Chance chance) : IGrainFactory
{
    private readonly Dictionary<ulong, int> _sent = [];
    private readonly Dictionary<(Type Face, GrainClass Grain, string Key), object> _references = [];

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => Reference<TGrainInterface>(GrainClass.Of(typeof(TGrainInterface)), primaryKey);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => Reference<TGrainInterface>(GrainClass.Named(grainId.Type.ToString()!), grainId.Key.ToString()!);

    /// <summary>Calls a grain.</summary>
    public Task Call(GrainClass grain, string key, MethodInfo method, object?[] arguments)
    {
        var known = GrainMethod.Of(method);
        var way = Chance.Of(key) ^ grain.Hash ^ known.Hash;
        var count = _sent[way] = _sent.GetValueOrDefault(way) + 1;
        var call = known.NewCall(arguments, caller, chance.For(way).For((ulong)count));
        deployment.Send(grain, key, call);
        return call.Answer;
    }

    private TGrainInterface Reference<TGrainInterface>(GrainClass grain, string key)
    {
        if (_references.TryGetValue((typeof(TGrainInterface), grain, key), out var known))
        {
            return (TGrainInterface)known;
        }

        var reference = GrainProxy.Standing(typeof(TGrainInterface), this, grain, key);
        _references[(typeof(TGrainInterface), grain, key)] = reference;
        return (TGrainInterface)reference;
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw new NotSupportedException();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => throw new NotSupportedException();
}

/// <summary>Stands for a grain.</summary>
internal class GrainProxy : DispatchProxy
{
    // To make one takes long, to copy one does not.
    private static readonly ConcurrentDictionary<Type, GrainProxy> Models = new();

    private GrainDirectory? _directory;
    private GrainClass? _grain;
    private string _key = "";

    public static object Standing(Type face, GrainDirectory directory, GrainClass grain, string key)
    {
        var reference = (GrainProxy)Models.GetOrAdd(face, static face => (GrainProxy)Create(face, typeof(GrainProxy))).MemberwiseClone();
        (reference._directory, reference._grain, reference._key) = (directory, grain, key);
        return reference;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _directory!.Call(_grain!, _key, targetMethod!, args ?? []);
}
