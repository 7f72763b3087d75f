namespace Sferum.Grains.Outcomes;

/// <summary>A deliberate no of the domain, with a machine reason. Not a fault (trouble of platform or storage) and not an exception (a bug).</summary>
/// <param name="Reason">The machine reason; its gRPC code and texts are the facade's table.</param>
[GenerateSerializer, Immutable, Alias("sferum.Refusal")]
public sealed record Refusal([property: Id(0)] RefusalReason Reason)
{
    /// <summary>The request's field that the refusal is about, as a proto path; empty when it is about the whole.</summary>
    [Id(1)] public string Field { get; init; } = "";

    /// <summary>Facts that a client or a message needs, by name (<c>start_time</c>, <c>limit</c> …). Never personal data or secrets.</summary>
    [Id(2)] public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the resources that the refusal is about, say the accounts that are not linked.</summary>
    [Id(3)] public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The refusal about a field.</summary>
    public static Refusal Of(RefusalReason reason, string field = "") => new(reason) { Field = field };
}
