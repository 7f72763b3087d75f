using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Sferum.GrpcHost.Auth;
using Xunit;

namespace Sferum.UnitTests.Auth.Matrix;

/// <summary>Every rpc of the contract × whoever may not make it: none gets in, and nothing tells that a name of another school exists.</summary>
public sealed class CallMatrixTests(AuthWorld world) : IClassFixture<AuthWorld>
{
    // Only in school 8; in no school at all.
    private const string Stranger = "head8";
    private const string Nobody = "nobody";

    public static TheoryData<string> Methods => [.. All.Select(method => method.FullName)];

    public static TheoryData<string> Bound => [.. All.Where(method => RuleOf(method).Reach != CallReach.Erasure && Names(method)).Select(method => method.FullName)];

    private static IEnumerable<MethodDescriptor> All => GrpcHost.Contract.Services.SelectMany(service => service.Methods);

    private CallInvoker Calls => world.Sferum.Channel.CreateCallInvoker();

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Call_WithoutAGoodToken_IsUnauthenticated(string name)
    {
        foreach (var (what, token) in world.Bad.Append(new("no token", null!)))
        {
            var status = await StatusAsync(name, AuthWorld.Own, token);

            Assert.True(status?.Code == (int)Code.Unauthenticated && Reason(status) == "UNAUTHENTICATED", $"{name} with {what}: {status}");
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Call_WithALowerRole_IsNotAllowed(string name)
    {
        var needed = RuleOf(Method(name)).Role;
        foreach (var role in (CallerRole[])[CallerRole.None, CallerRole.Reader, CallerRole.Operator])
        {
            var word = role == CallerRole.None ? "owner" : role.ToString().ToLowerInvariant();
            var status = await StatusAsync(name, "nowhere", world.Tokens.Good(word));

            Assert.True((Reason(status) == "CALLER_NOT_ALLOWED") == (role < needed), $"{name} as {word}: {status}");
            Assert.True(role >= needed || status!.Code == (int)Code.PermissionDenied, $"{name} as {word}: {status}");
        }
    }

    [Theory]
    [MemberData(nameof(Bound))]
    public async Task Call_AboutAnotherSchool_AnswersAsAboutOneThatDoesNotExist(string name)
    {
        var token = world.Tokens.Good("administrator");

        var exists = await StatusAsync(name, AuthWorld.Other, token, Stranger, "5a");
        var none = await StatusAsync(name, "none", token, Nobody, "none");

        Assert.True(exists?.Code == (int)Code.NotFound && Reason(exists) == "NOT_FOUND", $"{name}: {exists}");
        Assert.Equal(Blank(none), Blank(exists));
    }

    [Theory]
    [MemberData(nameof(Bound))]
    public async Task Call_AboutTheCallersSchool_IsLetThrough(string name)
    {
        var status = await StatusAsync(name, AuthWorld.Own, world.Tokens.Good("administrator"), "head7", "missing");

        Assert.True(Reason(status) is not ("UNAUTHENTICATED" or "CALLER_NOT_ALLOWED" or "INTERNAL"), $"{name}: {status}");
    }

    private static bool Names(MethodDescriptor method) =>
        RuleOf(method).Reach is not CallReach.Caller || method.InputType.FindFieldByName("school") is not null;

    private static CallRule RuleOf(MethodDescriptor method) => CallTable.Of($"/{method.Service.FullName}/{method.Name}")!.Value;

    private static MethodDescriptor Method(string name) => All.Single(method => method.FullName == name);

    // The names that were sent stand in the answer; the rest has to be the same, letter by letter.
    private static string Blank(Google.Rpc.Status? status)
    {
        var whole = new Google.Rpc.Status { Code = status!.Code, Message = status.Message };
        foreach (var detail in status.Details)
        {
            if (detail.TryUnpack<ResourceInfo>(out var resource))
            {
                resource.ResourceName = "";
                whole.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(resource));
            }
            else
            {
                whole.Details.Add(detail);
            }
        }

        return Convert.ToBase64String(Google.Protobuf.MessageExtensions.ToByteArray(whole));
    }

    private static string? Reason(Google.Rpc.Status? status) => status?.GetDetail<ErrorInfo>()?.Reason;

    private Task<Google.Rpc.Status?> StatusAsync(string name, string school, string? token, string account = Stranger, string child = "5a")
    {
        var method = Method(name);
        return MatrixCalls.StatusAsync(Calls, method, MatrixRequests.Of(method, school, account, child), AuthWorld.With(token));
    }
}
