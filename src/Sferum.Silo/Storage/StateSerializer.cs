using Orleans.Serialization;
using Orleans.Storage;
using Sferum.Grains.Commits;

namespace Sferum.Silo.Storage;

/// <summary>Writes states in Orleans' own compact form inside a <see cref="StateEnvelope"/>. What cannot be read whole is refused, never taken for an empty state.</summary>
public sealed class StateSerializer(Serializer serializer) : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) =>
        new(StateEnvelope.Wrap(serializer.SerializeToArray(input), (input as IOwing)?.OwedFrom));

    /// <inheritdoc/>
    public T Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var body = StateEnvelope.Unwrap(input.ToMemory());
        try
        {
            return serializer.Deserialize<T>(body)
                ?? throw new DamagedStateException("The stored row holds nothing.");
        }
        catch (Exception error) when (error is not DamagedStateException)
        {
            throw new DamagedStateException("The body of the stored row does not fit its type.", error);
        }
    }
}
