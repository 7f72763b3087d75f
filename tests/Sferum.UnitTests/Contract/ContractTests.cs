using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Contract;

public sealed partial class ContractTests
{
    [Fact]
    public void Everything_WhenDeclared_HasAComment()
    {
        var silent = ContractImage.Files.SelectMany(ContractElement.Of).Where(element => element.Comment.Length < 8);
        Assert.Empty(silent.Select(element => element.Name));
    }

    [Fact]
    public void Everything_WhenCounted_IsSeenByTheseTests()
    {
        var elements = ContractImage.Files.SelectMany(ContractElement.Of).ToList();
        Assert.Equal(elements.Count, elements.Select(element => element.Name).Distinct().Count());
        Assert.Contains(elements, element => element.Name == "ChatService.UpdateChat");
        Assert.Contains(elements, element => element.Name == "RosterChange.change");
        Assert.Contains(elements, element => element.Name == "ChatType.CHAT_TYPE_OTHER");
        Assert.True(elements.Count > 1_000);
    }

    [Fact]
    public void Rpc_WhenDeclared_NamesItsRowOfTheGuide()
    {
        var rpcs = ContractImage.Methods.Select(pair => $"{pair.Service.Name}.{pair.Method.Name}").ToHashSet();
        var silent = ContractImage.Files.SelectMany(ContractElement.Of)
            .Where(element => rpcs.Contains(element.Name) && !Row().IsMatch(element.Comment))
            .Where(element => element.Name is not ("SchoolService.ListSchools" or "OperationsService.ExportSchool"));
        Assert.Empty(silent.Select(element => element.Name));
    }

    [Fact]
    public void Reasons_WhenNamedInAComment_Exist()
    {
        var known = ErrorReasonReflection.Descriptor.EnumTypes[0].Values.Select(value => value.Name["ERROR_REASON_".Length..])
            .Concat(ContractImage.Files.SelectMany(file => file.EnumType).SelectMany(type => type.Value).SelectMany(Suffixes))
            .Concat(Enum.GetNames<Google.Rpc.Code>().Select(Snake))
            .ToHashSet();
        var unknown = ContractImage.Files.SelectMany(ContractElement.Of)
            .SelectMany(element => Capitals().Matches(element.Comment).Select(match => match.Value))
            .Where(word => word.Contains('_', StringComparison.Ordinal) && !known.Contains(word))
            .Distinct();
        Assert.Empty(unknown);
    }

    [Fact]
    public void Rpc_WhenItChangesSomething_HasARequestId()
    {
        var without = ContractImage.Methods
            .Where(pair => !IsFreeOfEffects(pair.Method))
            .Where(pair => !HasRequestId(pair.Method.InputType))
            .Select(pair => $"{pair.Service.Name}.{pair.Method.Name}");
        Assert.Empty(without);
    }

    [Fact]
    public void Rpc_WhenItIsRead_IsAGetOrSaysWhyNot()
    {
        var posts = ContractImage.Methods
            .Where(pair => IsFreeOfEffects(pair.Method) && ContractImage.Http(pair.Method)?.Get is null or "")
            .Select(pair => pair.Method.Name);
        // A long list does not fit an address; a link is a secret, and addresses are logged.
        Assert.Equal(["BatchGetUserLinks", "JoinConference", "JoinOnlineLesson"], posts.Order());
    }

    [Fact]
    public void Rpc_WhenItIsNotAClientStream_HasAnHttpPath()
    {
        var without = ContractImage.Methods
            .Where(pair => (ContractImage.Http(pair.Method) is null) != pair.Method.ClientStreaming)
            .Select(pair => pair.Method.Name);
        Assert.Empty(without);
    }

    [Fact]
    public void Rpc_WhenItLists_IsPaged()
    {
        var unpaged = ContractImage.Methods
            .Where(pair => pair.Method.Name.StartsWith("List", StringComparison.Ordinal))
            .Where(pair => !Has(pair.Method.InputType, "page_size", "page_token")
                || !Has(pair.Method.OutputType, "next_page_token", "total_size"))
            .Select(pair => pair.Method.Name);
        Assert.Empty(unpaged);
    }

    [Fact]
    public void EnumValue_WhenInTheContract_HasAZero() =>
        Assert.All(ContractImage.Files.SelectMany(file => file.EnumType), type => Assert.EndsWith("_UNSPECIFIED", type.Value[0].Name, StringComparison.Ordinal));

    private static bool IsFreeOfEffects(MethodDescriptorProto method) =>
        method.Options?.IdempotencyLevel is MethodOptions.Types.IdempotencyLevel.NoSideEffects or MethodOptions.Types.IdempotencyLevel.Idempotent;

    private static bool HasRequestId(string message) =>
        Has(message, "request_id") || ContractImage.Message(message).Field.Any(field => field.Name == "header" && Has(field.TypeName, "request_id"));

    private static bool Has(string message, params string[] fields) =>
        fields.All(name => ContractImage.Message(message).Field.Any(field => field.Name == name));

    private static IEnumerable<string> Suffixes(EnumValueDescriptorProto value)
    {
        var words = value.Name.Split('_');
        return Enumerable.Range(0, words.Length).Select(start => string.Join('_', words[start..]));
    }

    private static string Snake(string name) => WordStart().Replace(name, "_").ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\b")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"\b[ABC][0-9]{1,2}\b")]
    private static partial Regex Row();
}
