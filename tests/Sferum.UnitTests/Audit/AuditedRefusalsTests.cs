using System.Collections.Frozen;
using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Audit;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Errors;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Audit;

public sealed class AuditedRefusalsTests
{
    [Theory]
    [InlineData(ErrorReason.NotFound, true)]
    [InlineData(ErrorReason.UnlinkedMembers, true)]
    [InlineData(ErrorReason.RateLimited, false)]
    [InlineData(ErrorReason.Unavailable, false)]
    public void Of_ARefusal_IsItsReasonAndOfTroubleNothing(ErrorReason reason, bool isNoted) =>
        Assert.Equal(isNoted ? (RefusalReason?)reason : null, AuditedRefusals.Of(RefusalStatus.Of(reason, default)));

    [Fact]
    public void Of_AnErrorOfSomebodyElse_IsNothing() => Assert.Null(AuditedRefusals.Of(new RpcException(new Status(StatusCode.NotFound, "x"))));

    [Fact]
    public void IsOfAnything_IsWhatIsAnsweredBeforeAnythingIsKnownToBeThere()
    {
        Assert.True(AuditedRefusals.IsOfAnything(RefusalReason.NotFound));
        Assert.True(AuditedRefusals.IsOfAnything(AuditedRefusals.Role));
        Assert.False(AuditedRefusals.IsOfAnything(RefusalReason.UnlinkedMembers));
    }

    [Fact]
    public void Held_AreTheCallersSchoolsOnly()
    {
        SchoolId[] schools = [new("7"), new("8")];

        Assert.Equal([new("7")], AuditedRefusals.Held(schools, new Caller("es", CallerRole.Reader, FrozenSet.ToFrozenSet(["7"]))));
        Assert.Equal(schools, AuditedRefusals.Held(schools, Caller.Loopback));
    }

    [Theory]
    [InlineData("schools/7/chats/a~20b", "schools/7/chats/a~20b")]
    [InlineData("accounts/17", "accounts/17")]
    [InlineData("schools/7/chats/Зуева Анна", "schools/7")]
    [InlineData("schools/7/chats/a\0", "schools/7")]
    [InlineData("schools/Зуева", "")]
    [InlineData("Зуева", "")]
    public void Resource_OfAnyText_IsOfNamesLetters(string name, string noted) => Assert.Equal(noted, AuditedRefusals.Resource(name));

    [Fact]
    public void Resource_ThatIsTooLong_IsItsSchool() => Assert.Equal("schools/7", AuditedRefusals.Resource($"schools/7/chats/{new string('a', 2_000)}"));

    [Fact]
    public void RequestId_ThatIsNone_IsLeftOut()
    {
        Assert.Equal("a-1", AuditedRefusals.RequestId("a-1"));
        Assert.Empty(AuditedRefusals.RequestId("Зуева"));
        Assert.Empty(AuditedRefusals.RequestId(new string('a', 65)));
    }
}
