using System.Diagnostics.CodeAnalysis;

namespace Sferum.Grains.Outcomes;

/// <summary>What a command came to: a value, or a refusal.</summary>
[GenerateSerializer, Immutable, Alias("sferum.Outcome`1")]
public sealed record Outcome<T>
{
    /// <summary>The refusal; null when there is a value.</summary>
    [Id(0)] public Refusal? Refusal { get; init; }

    /// <summary>The value; default when there is a refusal.</summary>
    [Id(1)] public T? Value { get; init; }

    /// <summary>True when the command was refused.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    /// <summary>A value is an outcome.</summary>
    public static implicit operator Outcome<T>(T value) => new() { Value = value };

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new() { Refusal = refusal };

    /// <summary>The same refusal, or another value made of this one.</summary>
    public Outcome<TOther> Map<TOther>(Func<T, TOther> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return IsRefused ? new Outcome<TOther> { Refusal = Refusal } : new Outcome<TOther> { Value = map(Value) };
    }
}
