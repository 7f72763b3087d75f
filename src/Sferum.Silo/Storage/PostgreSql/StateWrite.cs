using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>A write of one row of states, by the names of Orleans' query contract.</summary>
/// <param name="Service">Whose rows.</param>
/// <param name="Kind">Which state.</param>
/// <param name="Key">Which grain.</param>
/// <param name="N0">First half of a key that is a number; zero otherwise.</param>
/// <param name="N1">Second half.</param>
/// <param name="Version">The version that is replaced; null for a first one.</param>
/// <param name="Payload">The bytes.</param>
internal sealed record StateWrite(string Service, string Kind, string Key, long N0, long N1, int? Version, byte[] Payload)
{
    private const string PayloadName = "PayloadBinary";

    /// <summary>Which row: two of one row never share a statement.</summary>
    public (string Service, string Kind, string Key, long N0, long N1) Row => (Service, Kind, Key, N0, N1);

    /// <summary>Whether a command writes a state: no other one carries bytes.</summary>
    public static bool IsOne(SqlParameter[] parameters) => Array.Exists(parameters, parameter => parameter is { Name: PayloadName, Value: byte[] });

    public static StateWrite Of(ReadOnlySpan<SqlParameter> parameters) => new(
        (string)Value(parameters, "ServiceId")!,
        (string)Value(parameters, "GrainTypeString")!,
        (string?)Value(parameters, "GrainIdExtensionString") ?? "",
        (long)Value(parameters, "GrainIdN0")!,
        (long)Value(parameters, "GrainIdN1")!,
        Value(parameters, "GrainStateVersion") is long version ? checked((int)version) : null,
        (byte[])Value(parameters, PayloadName)!);

    private static object? Value(ReadOnlySpan<SqlParameter> parameters, string name)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Name == name)
                return parameter.Value;
        }

        throw new ArgumentException($"A write of a state without {name}.", nameof(parameters));
    }
}
