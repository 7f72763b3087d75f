using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>What the list of a month says of a conference that is to be saved.</summary>
/// <param name="Listed">The revision that stands in the list.</param>
/// <param name="Overlaps">Conferences at the same time, when the school wants to know.</param>
/// <param name="WhyNot">Why it may not be saved; null when it may.</param>
internal sealed record Announcement(long Listed, IReadOnlyList<ConferenceOverlap> Overlaps, Refusal? WhyNot)
{
    /// <summary>What a school makes of overlaps.</summary>
    public static Announcement Of(long listed, IReadOnlyList<ConferenceOverlap> overlaps, OverlapPolicy policy) => policy switch
    {
        OverlapPolicy.Allow => new(listed, [], WhyNot: null),
        OverlapPolicy.Refuse => new(listed, overlaps, OverlapRules.WhyNot(overlaps)),
        _ => new(listed, overlaps, WhyNot: null),
    };
}
