using Sferum.Sandbox.VkApi.Execute;
using Xunit;

namespace Sferum.UnitTests.Sandbox.VkApi;

public sealed class ExecuteParserTests
{
    [Fact]
    public void Parse_WhenStringsHoldBracketsQuotesAndRussian_KeepsThem()
    {
        var code = ExecuteParser.Parse("""return[API.a.b({"title":"}]),\"API.x.y({ё"}) , API.c.d({"t":"\u0451"})]""", out _);
        Assert.Equal("}]),\"API.x.y({ё", code!.Calls[0].Parameters["title"]);
        Assert.Equal("ё", code.Calls[1].Parameters["t"]);
        Assert.Equal("c.d", code.Calls[1].Method);
    }

    [Fact]
    public void Parse_TurnsValuesIntoParameters()
    {
        var parameters = ExecuteParser.Parse("""return [API.a.b({"n":12,"yes":true,"no":false,"list":[1,"2",3],"none":null,})];""", out _)!.Calls[0].Parameters;
        Assert.Equal("12", parameters["n"]);
        Assert.Equal("1", parameters["yes"]);
        Assert.Equal("0", parameters["no"]);
        Assert.Equal("1,2,3", parameters["list"]);
        Assert.False(parameters.ContainsKey("none"));
    }

    [Theory]
    [InlineData("return [];", 0)]
    [InlineData("  return\n[\tAPI.a.b(),API.a.b( ),]\r\n;  ", 2)]
    public void Parse_TakesEmptyListsAndSpaces(string text, int calls) => Assert.Equal(calls, ExecuteParser.Parse(text, out _)!.Calls.Count);

    [Theory]
    [InlineData("")]
    [InlineData("return")]
    [InlineData("return [API.a.b({})")]
    [InlineData("return [API.a.b({}) API.a.b({})];")]
    [InlineData("return [API.a.b({\"x\":])];")]
    [InlineData("return [API.a.b(1)];")]
    [InlineData("return [API.({})];")]
    [InlineData("return [API.a.b({})]; more")]
    public void Parse_WhenUnreadable_SaysWhat(string text)
    {
        Assert.Null(ExecuteParser.Parse(text, out var trouble));
        Assert.NotEmpty(trouble);
    }
}
