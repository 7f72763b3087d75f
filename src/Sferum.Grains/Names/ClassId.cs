namespace Sferum.Grains.Names;

/// <summary>A class of a school: <c>schools/{school}/classes/{class}</c>.</summary>
/// <param name="School">The school it belongs to.</param>
/// <param name="Segment">Its id in the spelling of <see cref="NameCodec"/>.</param>
[GenerateSerializer, Immutable, Alias("sferum.ClassId")]
public readonly record struct ClassId([property: Id(0)] SchoolId School, [property: Id(1)] string Segment)
{
    /// <summary>The resource name.</summary>
    public string Name => $"{School.Name}/classes/{Segment}";

    /// <summary>The grain key.</summary>
    public string Key => ResourceName.ChildKey(School, Segment);

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out ClassId id)
    {
        var known = ResourceName.TryParseChild(name, "classes", out var school, out var segment);
        id = new ClassId(school, segment);
        return known;
    }

    /// <summary>Reads a grain key.</summary>
    public static ClassId FromKey(string key)
    {
        var (school, segment) = ResourceName.SplitChildKey(key);
        return new ClassId(school, segment);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
