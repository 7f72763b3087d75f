using Grpc.Core;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors;

/// <summary>What the facade makes of a reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Code">The gRPC code that goes with it.</param>
/// <param name="Russian">The text for people in Russian; <c>{fact}</c> stands for a fact of the refusal.</param>
/// <param name="English">The same in English, with the same facts.</param>
internal sealed record ReasonEntry(ErrorReason Reason, StatusCode Code, string Russian, string English)
{
    /// <summary>After how long the same request is worth sending again; null when that does not help.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The text in a language.</summary>
    internal string Text(CallLanguage language) => language == CallLanguage.English ? English : Russian;
}
