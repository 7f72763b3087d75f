using System.Collections.Immutable;

namespace Sferum.Grains.Commits;

/// <summary>A command that has been carried out.</summary>
/// <param name="Id">The caller's id of it.</param>
/// <param name="Fingerprint">Of what it asked.</param>
/// <param name="At">When it was committed.</param>
[GenerateSerializer, Immutable, Alias("sferum.RememberedRequest")]
internal sealed record RememberedRequest(
    [property: Id(0)] string Id, [property: Id(1)] ulong Fingerprint, [property: Id(2)] DateTimeOffset At)
{
    /// <summary>What the answer holds beyond the state, in the grain's own short form; empty when the state says it all.</summary>
    [Id(3)] public string Memo { get; init; } = "";
}

/// <summary>How a command relates to those that were carried out before.</summary>
internal enum RequestMemory
{
    /// <summary>Not seen.</summary>
    New,

    /// <summary>Carried out already: answer again, change nothing.</summary>
    Repeated,

    /// <summary>The id was used for something else: refuse.</summary>
    Reused,
}

/// <summary>The rules of remembering: 24 hours, the last 64.</summary>
internal static class RememberedRequests
{
    public const int Capacity = 64;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    public static RequestMemory Recall(ImmutableArray<RememberedRequest> requests, RequestKey? key, DateTimeOffset now)
    {
        if (key is null)
        {
            return RequestMemory.New;
        }

        foreach (var request in requests)
        {
            if (string.Equals(request.Id, key.Id, StringComparison.Ordinal) && now - request.At < Lifetime)
            {
                return request.Fingerprint == key.Fingerprint ? RequestMemory.Repeated : RequestMemory.Reused;
            }
        }

        return RequestMemory.New;
    }

    /// <summary>The memo of a repeated request.</summary>
    public static string MemoOf(ImmutableArray<RememberedRequest> requests, RequestKey key) =>
        requests.LastOrDefault(r => string.Equals(r.Id, key.Id, StringComparison.Ordinal))?.Memo ?? "";

    public static ImmutableArray<RememberedRequest> Remember(
        ImmutableArray<RememberedRequest> requests, RequestKey key, DateTimeOffset now, string memo = "")
    {
        var kept = requests.RemoveAll(r => now - r.At >= Lifetime || string.Equals(r.Id, key.Id, StringComparison.Ordinal));
        var room = kept.Length >= Capacity ? kept.RemoveRange(0, kept.Length - Capacity + 1) : kept;
        return room.Add(new RememberedRequest(key.Id, key.Fingerprint, now) { Memo = memo });
    }
}
