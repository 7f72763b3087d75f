namespace Sferum.Grains.Names;

/// <summary>A subject group of a school: <c>schools/{school}/groups/{group}</c>.</summary>
/// <param name="School">The school it belongs to.</param>
/// <param name="Segment">Its id in the spelling of <see cref="NameCodec"/>.</param>
[GenerateSerializer, Immutable, Alias("sferum.GroupId")]
public readonly record struct GroupId([property: Id(0)] SchoolId School, [property: Id(1)] string Segment)
{
    /// <summary>The resource name.</summary>
    public string Name => $"{School.Name}/groups/{Segment}";

    /// <summary>The grain key.</summary>
    public string Key => ResourceName.ChildKey(School, Segment);

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out GroupId id)
    {
        var known = ResourceName.TryParseChild(name, "groups", out var school, out var segment);
        id = new GroupId(school, segment);
        return known;
    }

    /// <summary>Reads a grain key.</summary>
    public static GroupId FromKey(string key)
    {
        var (school, segment) = ResourceName.SplitChildKey(key);
        return new GroupId(school, segment);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
