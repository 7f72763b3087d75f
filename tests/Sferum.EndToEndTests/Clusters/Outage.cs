using System.Globalization;

namespace Sferum.EndToEndTests.Clusters;

/// <summary>Something that happens to a cluster, and its end.</summary>
/// <param name="Name">What.</param>
/// <param name="Bound">The settings that bound it (docs/operations.md).</param>
/// <param name="Begin">Does it.</param>
/// <param name="End">Undoes it.</param>
internal sealed record Outage(string Name, string Bound, Func<Task> Begin, Func<Task> End)
{
    /// <summary>How long it lasts.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>What clients and conferences had of an outage.</summary>
/// <param name="Outage">Which.</param>
/// <param name="Acknowledged">Changes that were acknowledged meanwhile.</param>
/// <param name="Repeated">Answers after which a client had to repeat.</param>
/// <param name="Longest">The longest time that one client waited for one change.</param>
/// <param name="LastRepeated">When the last answer came that had to be repeated.</param>
/// <param name="Late">How late the last conference began.</param>
internal sealed record OutageSeen(Outage Outage, int Acknowledged, int Repeated, TimeSpan Longest, DateTimeOffset? LastRepeated, TimeSpan Late)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Outage.Name}: {Acknowledged} changes acknowledged, {Repeated} repeated, longest wait {Longest.TotalSeconds:0.0} s, conferences at most {Late.TotalSeconds:0.0} s late; bounded by {Outage.Bound}");
}
