namespace Sferum.Grains.Names;

/// <summary>An import of a school's roster: <c>schools/{school}/rosterImports/{id}</c>.</summary>
/// <param name="School">The school.</param>
/// <param name="Segment">Its id in the spelling of <see cref="NameCodec"/>.</param>
public readonly record struct RosterImportId(SchoolId School, string Segment)
{
    /// <summary>The resource name.</summary>
    public string Name => $"{School.Name}/rosterImports/{Segment}";

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out RosterImportId id)
    {
        var known = ResourceName.TryParseChild(name, "rosterImports", out var school, out var segment);
        id = new RosterImportId(school, segment);
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
