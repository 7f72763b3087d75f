namespace Sferum.Grains.Names;

/// <summary>A chat of a school: <c>schools/{school}/chats/{chat}</c>.</summary>
/// <param name="School">The school it belongs to.</param>
/// <param name="Segment">Its id in the spelling of <see cref="NameCodec"/>.</param>
[GenerateSerializer, Immutable, Alias("sferum.ChatId")]
public readonly record struct ChatId([property: Id(0)] SchoolId School, [property: Id(1)] string Segment)
{
    /// <summary>The resource name.</summary>
    public string Name => $"{School.Name}/chats/{Segment}";

    /// <summary>The grain key.</summary>
    public string Key => ResourceName.ChildKey(School, Segment);

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out ChatId id)
    {
        var known = ResourceName.TryParseChild(name, "chats", out var school, out var segment);
        id = new ChatId(school, segment);
        return known;
    }

    /// <summary>Reads a grain key.</summary>
    public static ChatId FromKey(string key)
    {
        var (school, segment) = ResourceName.SplitChildKey(key);
        return new ChatId(school, segment);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
