using System.Collections.Frozen;
using Sferum.GrpcHost.Errors.Reasons;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors;

/// <summary>The one table from a reason to its gRPC code and texts. docs/errors.md shows it to people; a test holds the two together.</summary>
internal static class ErrorReasons
{
    private static readonly FrozenDictionary<ErrorReason, ReasonEntry> Table =
        new[]
        {
            FormReasons.Entries, GeneralReasons.Entries, RosterReasons.Entries, ChatReasons.Entries,
            ConferenceReasons.Entries, LinkReasons.Entries, OperationsReasons.Entries, ServiceReasons.Entries,
        }
        .SelectMany(entries => entries)
        .ToFrozenDictionary(entry => entry.Reason);

    /// <summary>Every entry.</summary>
    internal static IReadOnlyCollection<ReasonEntry> All => Table.Values;

    /// <summary>The entry of a reason; one that the table lacks is a bug, and is told as one.</summary>
    internal static ReasonEntry Of(ErrorReason reason) =>
        Table.TryGetValue(reason, out var entry) ? entry : Table[ErrorReason.Internal];
}
