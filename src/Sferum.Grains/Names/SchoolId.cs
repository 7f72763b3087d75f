namespace Sferum.Grains.Names;

/// <summary>A school: <c>schools/{school}</c>.</summary>
/// <param name="Segment">The school's id in the spelling of <see cref="NameCodec"/>.</param>
[GenerateSerializer, Immutable, Alias("sferum.SchoolId")]
public readonly record struct SchoolId([property: Id(0)] string Segment)
{
    /// <summary>The resource name.</summary>
    public string Name => $"schools/{Segment}";

    /// <summary>The grain key.</summary>
    public string Key => $"s:{Segment}";

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out SchoolId id)
    {
        var known = ResourceName.TryParse(name, "schools", out var segment);
        id = new SchoolId(segment);
        return known;
    }

    /// <summary>Reads a grain key.</summary>
    public static SchoolId FromKey(string key) => new(key[2..]);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
