using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>A change of the school that its conferences have to hear of, and how far they have: all of them are looked through at once, and once more for those that were being planned meanwhile.</summary>
/// <param name="Number">Counts the changes of its kind.</param>
/// <param name="At">When it was made.</param>
/// <param name="Looks">How often all conferences were looked through since.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.ConferenceNews")]
internal sealed record ConferenceNews([property: Id(0)] long Number, [property: Id(1)] DateTimeOffset At, [property: Id(2)] int Looks)
{
    private const int Last = 1;

    // Longer than a plan may take to come to the disk.
    private static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(2);

    /// <summary>What is owed to the conferences.</summary>
    public Owed Owed => Looks switch
    {
        > Last => Commits.Owed.Nothing,
        Last => Commits.Owed.At(At + SecondLook),
        _ => Commits.Owed.Now,
    };

    /// <summary>Another change of its kind.</summary>
    public static ConferenceNews After(ConferenceNews? before, DateTimeOffset now) => new((before?.Number ?? 0) + 1, now, Looks: 0);

    /// <summary>With the late look alone left.</summary>
    public ConferenceNews WithoutFirstLook() => this with { Looks = Last };

    /// <summary>Whether all conferences have to be looked through now.</summary>
    public bool IsDue(DateTimeOffset now) => Owed is { Any: true } owed && !(owed.From > now);

    /// <summary>After all conferences were looked through for a change, unless there is another one meanwhile.</summary>
    public ConferenceNews Looked(ConferenceNews seen) => this == seen ? this with { Looks = Looks + 1 } : this;

    /// <summary>What is owed for two of them: the one that is sooner.</summary>
    public static Owed Sooner(ConferenceNews? one, ConferenceNews? other)
    {
        var (first, second) = (one?.Owed ?? Commits.Owed.Nothing, other?.Owed ?? Commits.Owed.Nothing);
        return !first.Any || (second.Any && (second.From ?? DateTimeOffset.MinValue) < (first.From ?? DateTimeOffset.MinValue)) ? second : first;
    }
}
