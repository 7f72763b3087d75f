using System.Globalization;
using Sferum.Testing.Sandbox;

namespace Sferum.Testing.Bells;

/// <summary>How late effects were: their time in the sandbox's ledger against the plan.</summary>
public sealed class Lateness
{
    private readonly TimeSpan[] ordered;

    private Lateness(IEnumerable<TimeSpan> late) => ordered = [.. late.Order()];

    /// <summary>How many there were.</summary>
    public int Count => ordered.Length;

    /// <summary>The earliest; below zero, it came too early.</summary>
    public TimeSpan Least => ordered.Length == 0 ? TimeSpan.Zero : ordered[0];

    /// <summary>The last.</summary>
    public TimeSpan Most => ordered.Length == 0 ? TimeSpan.Zero : ordered[^1];

    /// <summary>That which so many in a hundred did not exceed.</summary>
    public TimeSpan Percentile(int percent) => ordered.Length == 0 ? TimeSpan.Zero : ordered[Math.Min(ordered.Length - 1, ordered.Length * percent / 100)];

    /// <summary>Of the effects of one kind.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="kind"><c>call_started</c> or <c>call_finished</c>.</param>
    /// <param name="planned">When they were to happen.</param>
    public static Lateness Of(IEnumerable<LedgerEntry> ledger, string kind, DateTimeOffset planned) =>
        new(ledger.Where(entry => entry.Effect.Kind == kind).Select(entry => entry.Time - planned));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count}: p50 {Percentile(50).TotalSeconds:0.00} s, p99 {Percentile(99).TotalSeconds:0.00} s, most {Most.TotalSeconds:0.00} s");
}
