namespace Sferum.Grains.Names;

/// <summary>An erasure of a person or of a school: <c>erasures/{erasure}</c>. Its id is made from the request that asked for it, and tells nothing of whom it is about.</summary>
/// <param name="Segment">Its id in the spelling of <see cref="NameCodec"/>.</param>
[GenerateSerializer, Immutable, Alias("sferum.ErasureId")]
public readonly record struct ErasureId([property: Id(0)] string Segment)
{
    /// <summary>The resource name.</summary>
    public string Name => $"erasures/{Segment}";

    /// <summary>The grain key; <c>x:</c> is neither a number nor a GUID.</summary>
    public string Key => $"x:{Segment}";

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out ErasureId id)
    {
        var known = ResourceName.TryParse(name, "erasures", out var segment);
        id = new ErasureId(segment);
        return known;
    }

    /// <summary>Reads a grain key.</summary>
    public static ErasureId FromKey(string key) => new(key[2..]);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
