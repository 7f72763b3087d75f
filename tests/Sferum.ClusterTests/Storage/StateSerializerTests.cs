using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Sferum.Grains.Commits;
using Sferum.Silo.Storage;
using Xunit;

namespace Sferum.ClusterTests.Storage;

public sealed class StateSerializerTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().AddSingleton<StateSerializer>().BuildServiceProvider();
    private readonly StorageTestState _state = new() { Notes = ["5 А", "ёж"], OwedFrom = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123) };

    private StateSerializer States => _services.GetRequiredService<StateSerializer>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Serialize_OfAnOwingState_PutsTheMomentIntoTheHeader()
    {
        var row = States.Serialize(_state).ToArray();
        Assert.Equal("SF11790000000123"u8, row.AsSpan(0, 16));
        var back = States.Deserialize<StorageTestState>(new BinaryData(row));
        Assert.Equal((_state.OwedFrom, _state.Notes.Count), (back.OwedFrom, back.Notes.Count));
    }

    [Fact]
    public void Serialize_OfAStateThatCannotOwe_PutsZeros() =>
        Assert.Equal("SF10000000000000"u8, States.Serialize(new List<string> { "x" }).ToArray().AsSpan(0, 16));

    [Fact]
    public void Deserialize_AfterAnyBitFlip_IsRefused()
    {
        var row = States.Serialize(_state).ToArray();
        for (var bit = 0; bit < row.Length * 8; bit++)
        {
            var flipped = (byte[])row.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<DamagedStateException>(() => States.Deserialize<StorageTestState>(new BinaryData(flipped)));
        }
    }

    [Fact]
    public void Deserialize_AfterAnyTruncation_IsRefused()
    {
        var row = States.Serialize(_state).ToArray();
        for (var length = 0; length < row.Length; length++)
            Assert.Throws<DamagedStateException>(() => States.Deserialize<StorageTestState>(new BinaryData(row[..length])));
    }

    [Fact]
    public void Deserialize_OfAWholeRowOfAnotherOrNoState_IsRefused()
    {
        Assert.Throws<DamagedStateException>(() => States.Deserialize<StorageTestState>(States.Serialize<StorageTestState>(null)));
        Assert.Throws<DamagedStateException>(() => States.Deserialize<StorageTestState>(States.Serialize("text")));
        Assert.Throws<DamagedStateException>(() => States.Deserialize<StorageTestState>(new BinaryData(StateEnvelope.Wrap([], null))));
        Assert.Throws<DamagedStateException>(() => States.Deserialize<StorageTestState>(new BinaryData(StateEnvelope.Wrap([1, 2, 3, 4, 5], null))));
    }

    [Fact]
    public void StorageFaultException_TravelsBetweenSilos()
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var fault = new StorageFaultException(StorageFault.Full, "full", outcomeUnknown: true);
        var back = serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(fault));
        var same = Assert.IsType<StorageFaultException>(back);
        Assert.Equal((fault.Fault, fault.OutcomeUnknown, fault.Message), (same.Fault, same.OutcomeUnknown, same.Message));
    }
}
