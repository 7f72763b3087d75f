using Google.Protobuf.WellKnownTypes;
using Sferum.UnitTests.Chats;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Operations;

/// <summary>Owed work as an operator asks for it, the list of schools, and the export, over real gRPC.</summary>
public sealed class OwedFacadeTests(ChatSchool school) : IClassFixture<ChatSchool>
{
    private OperationsService.OperationsServiceClient Operations => school.Operations;

    [Theory]
    [InlineData("schools/8", "NOT_FOUND")]
    [InlineData("chats", "INVALID_NAME")]
    public async Task ListOwedWork_OfASchoolThatIsNotThere_IsRefused(string name, string reason) =>
        Assert.Equal(reason, await ChatSchool.ReasonAsync(Operations.ListOwedWorkAsync(new() { School = name })));

    [Fact]
    public async Task ListOwedWork_WithAnAgeThatIsNone_IsRefused() => Assert.Equal(
        "NUMBER_OUT_OF_RANGE",
        await ChatSchool.ReasonAsync(Operations.ListOwedWorkAsync(new() { MinimumAge = new Duration { Seconds = -1 } })));

    [Theory]
    [InlineData("schools/8", "NOT_FOUND")]
    [InlineData("schools/8/chats/a", "NOT_FOUND")]
    [InlineData("chats/a", "INVALID_NAME")]
    [InlineData("schools/7/classes/5a", "INVALID_NAME")]
    public async Task RetryNow_OfWhatCannotBeTried_IsRefused(string name, string reason) =>
        Assert.Equal(reason, await ChatSchool.ReasonAsync(Operations.RetryNowAsync(new() { Names = { name }, RequestId = ChatSchool.NewId() })));

    [Fact]
    public async Task RetryNow_OfTooMany_IsRefused() => Assert.Equal(
        "TOO_MANY_ITEMS",
        await ChatSchool.ReasonAsync(Operations.RetryNowAsync(new() { Names = { Enumerable.Repeat(ChatSchool.SchoolName, 101) }, RequestId = ChatSchool.NewId() })));

    [Fact]
    public async Task RetryNow_OfEverythingThatHasAName_IsTaken()
    {
        string[] names = ["schools/7", ChatSchool.ClassChat, "schools/7/conferences/none", "accounts/anna", "schools/7/rosterImports/a", "erasures/none", "lanes/head"];
        var request = new RetryNowRequest { Names = { names }, RequestId = ChatSchool.NewId() };

        var first = await Operations.RetryNowAsync(request);

        Assert.Equal(first, await Operations.RetryNowAsync(request));
        request.Names.Add("accounts/zuev");
        Assert.Equal("REQUEST_ID_REUSED", await ChatSchool.ReasonAsync(Operations.RetryNowAsync(request)));
    }

    [Fact]
    public async Task ListSchools_PagesAndSearches()
    {
        await school.ImportAsync("schools/9");
        var all = await school.Schools.ListSchoolsAsync(new());
        var first = await school.Schools.ListSchoolsAsync(new() { PageSize = 1 });
        var second = await school.Schools.ListSchoolsAsync(new() { PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal(["schools/7", "schools/9"], all.Schools.Select(one => one.Name));
        Assert.Equal((2, "schools/7", "schools/9", ""), (first.TotalSize, first.Schools.Single().Name, second.Schools.Single().Name, second.NextPageToken));
        Assert.Equal(2, (await school.Schools.ListSchoolsAsync(new() { Query = "шко" })).TotalSize);
        Assert.Equal(0, (await school.Schools.ListSchoolsAsync(new() { Query = "лицей" })).TotalSize);
    }

    [Fact]
    public async Task ExportSchool_GivesEverythingOnceAndInOrder()
    {
        var pieces = new List<ExportSchoolResponse>();
        using var call = Operations.ExportSchool(new() { School = ChatSchool.SchoolName });
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            pieces.Add(call.ResponseStream.Current);
        }

        var kinds = pieces.Select(piece => piece.ItemCase).ToArray();
        Assert.Equal(kinds.Order(), kinds);
        Assert.Equal(["anna", "boris", "cook", "head", "mother", "teacher", "zuev"], People(pieces.Select(piece => piece.Person?.Account)));
        Assert.Equal(["anna", "boris", "cook", "head", "mother", "teacher", "zuev"], People(pieces.Select(piece => piece.Link?.Account)));
        Assert.Equal(["Ёлкина Анна"], pieces.Where(piece => piece.Person?.Account == "accounts/anna").Select(piece => piece.Person.DisplayName));
        Assert.Equal(["schools/7/classes/5a", "schools/7/classes/10b"], pieces.Where(piece => piece.SchoolClass is not null).Select(piece => piece.SchoolClass.Name));
        Assert.Equal(2, pieces.Count(piece => piece.Group is not null));
        var classChat = Assert.Single(pieces, piece => piece.Chat?.Chat.Name == ChatSchool.ClassChat).Chat;
        Assert.Equal(["anna", "head", "teacher", "zuev"], People(classChat.Members.Select(member => member.Account)));
        Assert.Equal(LinkState.Linked, Assert.Single(pieces, piece => piece.Link?.Account == "accounts/anna").Link.State);
    }

    [Theory]
    [InlineData("schools/8", Grpc.Core.StatusCode.NotFound)]
    [InlineData("chats", Grpc.Core.StatusCode.InvalidArgument)]
    public async Task ExportSchool_OfWhatIsNotThere_IsRefused(string name, Grpc.Core.StatusCode code)
    {
        using var call = Operations.ExportSchool(new() { School = name });
        Assert.Equal(code, (await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None))).StatusCode);
    }

    private static IEnumerable<string> People(IEnumerable<string?> names) => names.OfType<string>().Select(name => name["accounts/".Length..]).Order(StringComparer.Ordinal);
}
