namespace Sferum.Grains.Names;

/// <summary>A video conference of a school: <c>schools/{school}/conferences/{conference}</c>.</summary>
/// <param name="School">The school it belongs to.</param>
/// <param name="Segment">Its id in the spelling of <see cref="NameCodec"/>.</param>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceId")]
public readonly record struct ConferenceId([property: Id(0)] SchoolId School, [property: Id(1)] string Segment)
{
    /// <summary>The resource name.</summary>
    public string Name => $"{School.Name}/conferences/{Segment}";

    /// <summary>The grain key.</summary>
    public string Key => ResourceName.ChildKey(School, Segment);

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out ConferenceId id)
    {
        var known = ResourceName.TryParseChild(name, "conferences", out var school, out var segment);
        id = new ConferenceId(school, segment);
        return known;
    }

    /// <summary>Reads a grain key.</summary>
    public static ConferenceId FromKey(string key)
    {
        var (school, segment) = ResourceName.SplitChildKey(key);
        return new ConferenceId(school, segment);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
