using Google.Rpc;
using Grpc.Core;
using Sferum.GrpcHost.Names;
using Sferum.UnitTests.Requests;
using Xunit;

namespace Sferum.UnitTests.Names;

public sealed class NameFieldTests
{
    [Fact]
    public void School_WhenItIsAName_IsRead() =>
        Assert.Equal("schools/7", NameField.School("schools/7", "parent", new FakeCall()).Name);

    [Fact]
    public void Accounts_WhenOneIsNone_NamesItsPlace()
    {
        var error = Assert.Throws<RpcException>(() => NameField.Accounts(["accounts/1", "accounts/"], "remove_members", new FakeCall()));

        var info = error.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        Assert.Equal(("INVALID_NAME", "remove_members[1]"), (info.Reason, info.Metadata["field"]));
    }

    [Fact]
    public void OptionalAccount_WhenEmpty_IsNobody() => Assert.Null(NameField.OptionalAccount("", "acting_account", new FakeCall()));
}
