using System.Globalization;

namespace Sferum.Grains.Names;

/// <summary>A call that may be open unseen: <c>schools/{school}/orphanCalls/{conference}.{number}</c>, so that the name leads to the conference that keeps it.</summary>
/// <param name="Conference">The conference that asked for it.</param>
/// <param name="Number">Which of its possible orphans, from 1.</param>
[GenerateSerializer, Immutable, Alias("sferum.OrphanCallId")]
public readonly record struct OrphanCallId([property: Id(0)] ConferenceId Conference, [property: Id(1)] int Number)
{
    /// <summary>The resource name.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Conference.School.Name}/orphanCalls/{Conference.Segment}.{Number}");

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out OrphanCallId id)
    {
        id = default;
        if (!ResourceName.TryParseChild(name, "orphanCalls", out var school, out var segment)
            || segment.LastIndexOf('.') is var dot && dot <= 0
            || !int.TryParse(segment.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        id = new OrphanCallId(new ConferenceId(school, segment[..dot]), number);
        return id.Name == name;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
