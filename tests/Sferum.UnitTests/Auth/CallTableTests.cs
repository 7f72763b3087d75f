using Google.Protobuf.Reflection;
using Sferum.GrpcHost.Auth;
using Xunit;
using Level = Google.Protobuf.Reflection.MethodOptions.Types.IdempotencyLevel;

namespace Sferum.UnitTests.Auth;

public sealed class CallTableTests
{
    // Diagnostics and upkeep: an operator's at the least, whether they read or change.
    private const string Operations = "OperationsService";

    private static readonly string[] Administrators = ["ListAuditEntries", "ErasePerson", "EraseSchool", "GetErasure", "ExportSchool"];

    public static TheoryData<string> Methods => [.. Paths];

    private static IEnumerable<string> Paths => GrpcHost.Contract.Services.SelectMany(service => service.Methods).Select(PathOf);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Rule_OfEveryRpc_IsThereWithTheRoleThatTheContractSays(string path)
    {
        var method = GrpcHost.Contract.Services.SelectMany(service => service.Methods).Single(method => PathOf(method) == path);

        var role = CallTable.Of(path)?.Role;

        var expected = Administrators.Contains(method.Name) ? CallerRole.Administrator
            : method.Service.Name == Operations || method.GetOptions()?.IdempotencyLevel != Level.NoSideEffects ? CallerRole.Operator
            : CallerRole.Reader;
        Assert.Equal(expected, role);
    }

    [Fact]
    public void Table_HasNoRpcThatTheContractLacks() => Assert.Empty(CallTable.Methods.Except(Paths));

    [Fact]
    public void Rule_OfWhatIsNotInTheTable_IsNone() => Assert.Null(CallTable.Of("/sferum.v1.ChatService/BurnChat"));

    private static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";
}
