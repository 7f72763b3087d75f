using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.Extensions.Time.Testing;
using Sferum.GrpcHost.Paging;
using Sferum.UnitTests.Edge;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Paging;

/// <summary>Every list of the contract holds to its page tokens, the next one too.</summary>
public sealed class ListTokensTests(SferumFixture fixture) : IClassFixture<SferumFixture>
{
    /// <summary>Every rpc of the contract that has pages.</summary>
    public static TheoryData<string> Lists => [.. Methods.Select(method => method.FullName)];

    private static IEnumerable<MethodDescriptor> Methods =>
        GrpcHost.Contract.Services.SelectMany(service => service.Methods).Where(method => method.InputType.FindFieldByName("page_token") is not null);

    [Theory]
    [MemberData(nameof(Lists))]
    public void TryRead_WhenTheTokenIsOfAnotherList_IsFalse(string list)
    {
        var tokens = new PageTokens(new FakeTimeProvider());
        var token = tokens.Next(First(Method(list)), "50");

        Assert.True(tokens.TryRead(First(Method(list)), token, out _));
        Assert.All(Methods.Where(other => other.FullName != list), other => Assert.False(tokens.TryRead(First(other), token, out _), other.FullName));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_WhenTheTokenIsOfAnotherList_IsRefused(string list)
    {
        using var raw = new RawCalls(fixture.Sferum);
        var method = Method(list);
        var request = First(method);
        var other = First(Methods.First(one => one.InputType != method.InputType));
        method.InputType.FindFieldByName("page_token").Accessor.SetValue(request, new PageTokens(TimeProvider.System).Next(other, "1"));

        var answer = await raw.GrpcAsync($"{method.Service.FullName}/{method.Name}", request.ToByteArray());

        Assert.True(answer is { Reason: "PAGE_TOKEN_INVALID", Field: "page_token" } or { Reason: "NOT_IMPLEMENTED_YET" }, $"{list}: {answer}");
    }

    private static MethodDescriptor Method(string name) => Methods.Single(method => method.FullName == name);

    // The first page, with the same school in every list: most then differ in nothing but their type.
    private static IMessage First(MethodDescriptor method)
    {
        var request = method.InputType.Parser.ParseFrom([]);
        method.InputType.FindFieldByName("parent")?.Accessor.SetValue(request, Parent(method));
        switch (request)
        {
            case DraftChatRequest draft:
                draft.Type = ChatType.Other;
                break;
            case ListLessonsRequest lessons:
                lessons.FromDate = new Google.Type.Date { Year = 2026, Month = 9, Day = 1 };
                break;
        }

        return request;
    }

    // A name of the pattern that the method's JSON path has.
    private static string Parent(MethodDescriptor method)
    {
        var path = method.GetOptions().GetExtension(AnnotationsExtensions.Http).Get;
        var start = path.IndexOf("{parent=", StringComparison.Ordinal) + "{parent=".Length;
        return path[start..path.IndexOf('}', start)].Replace("*", "7", StringComparison.Ordinal);
    }
}
