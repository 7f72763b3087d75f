namespace Sferum.Grains.Names;

/// <summary>A lesson of a school's timetable: <c>schools/{school}/lessons/{lesson}</c>.</summary>
/// <param name="School">The school it belongs to.</param>
/// <param name="Segment">Its id in the spelling of <see cref="NameCodec"/>.</param>
[GenerateSerializer, Immutable, Alias("sferum.LessonId")]
public readonly record struct LessonId([property: Id(0)] SchoolId School, [property: Id(1)] string Segment)
{
    /// <summary>The resource name.</summary>
    public string Name => $"{School.Name}/lessons/{Segment}";

    /// <summary>The grain key.</summary>
    public string Key => ResourceName.ChildKey(School, Segment);

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out LessonId id)
    {
        var known = ResourceName.TryParseChild(name, "lessons", out var school, out var segment);
        id = new LessonId(school, segment);
        return known;
    }

    /// <summary>Reads a grain key.</summary>
    public static LessonId FromKey(string key)
    {
        var (school, segment) = ResourceName.SplitChildKey(key);
        return new LessonId(school, segment);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
