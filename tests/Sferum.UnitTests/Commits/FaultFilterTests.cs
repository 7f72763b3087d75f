using Sferum.Grains.Outcomes;
using Sferum.Silo.Storage;
using Xunit;

namespace Sferum.UnitTests.Commits;

/// <summary>What a caller is told of a call between grains that came to nothing.</summary>
public sealed class FaultFilterTests
{
    public static TheoryData<Exception, FaultKind> Errors => new()
    {
        { new TimeoutException(), FaultKind.OutcomeUnknown },
        { new SiloUnavailableException("gone"), FaultKind.OutcomeUnknown },
        { new SferumFault(FaultKind.DamagedState), FaultKind.DamagedState },
        { new StorageFaultException("read"), FaultKind.Unavailable },
        { new OrleansException("activation", new StorageFaultException("read")), FaultKind.Unavailable },
        { new OrleansException("activation", new TimeoutException()), FaultKind.OutcomeUnknown },
        { new OrleansException("nothing inside"), FaultKind.Bug },
        { new InvalidOperationException(), FaultKind.Bug },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void KindOf_TellsWhatWentAwayFromABug(Exception error, FaultKind expected) => Assert.Equal(expected, FaultFilter.KindOf(error));
}
