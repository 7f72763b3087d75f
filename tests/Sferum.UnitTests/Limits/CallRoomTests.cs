using Sferum.GrpcHost.Limits;
using Xunit;

namespace Sferum.UnitTests.Limits;

public sealed class CallRoomTests
{
    private readonly CallRoom _room = new(new LimitSettings { ConcurrentCalls = 10, ConcurrentImports = 2 });

    [Fact]
    public void Enter_ByChangesThatPileUp_LeavesRoomForReads()
    {
        Assert.Equal(8, Enter(CallKind.Change, 100));
        Assert.Equal(2, Enter(CallKind.Read, 100));
        Assert.Equal(10, _room.Count);
    }

    [Fact]
    public void Enter_ByImports_TakesTheirRoomAlone()
    {
        Assert.Equal(2, Enter(CallKind.Import, 100));
        Assert.Equal(6, Enter(CallKind.Change, 100));
        Assert.Equal(2, Enter(CallKind.Read, 100));
    }

    [Fact]
    public void Leave_GivesThePlaceBack()
    {
        Enter(CallKind.Import, 2);
        _room.Leave(CallKind.Import);

        Assert.Equal(1, Enter(CallKind.Import, 5));
        Assert.Equal(2, _room.Count);
    }

    [Fact]
    public void Refused_TakeNoPlace()
    {
        Enter(CallKind.Import, 100);
        Enter(CallKind.Read, 100);
        Enter(CallKind.Change, 100);
        for (var i = 0; i < 8; i++)
        {
            _room.Leave(CallKind.Read);
        }

        _room.Leave(CallKind.Import);
        _room.Leave(CallKind.Import);
        Assert.Equal(0, _room.Count);
    }

    [Fact]
    public void Kinds_NameOnlyMethodsOfTheContract() => Assert.Empty(CallKinds.Named.Except(
        GrpcHost.Contract.Services.SelectMany(service => service.Methods).Select(method => $"/{method.Service.FullName}/{method.Name}")));

    private int Enter(CallKind kind, int times) => Enumerable.Range(0, times).Count(_ => _room.TryEnter(kind));
}
