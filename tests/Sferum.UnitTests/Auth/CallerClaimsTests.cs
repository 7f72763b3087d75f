using System.Text.Json;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Auth.Tokens;
using Xunit;

namespace Sferum.UnitTests.Auth;

public sealed class CallerClaimsTests
{
    private static readonly TokenSettings Settings = new();

    [Theory]
    [InlineData("""["7","8"]""", "7 8")]
    [InlineData("""[7,8]""", "7 8")]
    [InlineData("""["7","*"]""", "7")]
    [InlineData("""["*"]""", "")]
    [InlineData("\"7\"", "7")]
    [InlineData("7", "7")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("true", "")]
    [InlineData("{}", "")]
    [InlineData("""[null,{},["7"]]""", "")]
    [InlineData("""["5 А"]""", "5~20~D0~90")]
    [InlineData("\"\"", "")]
    [InlineData("""["a/b"]""", "a~2Fb")]
    public void Schools_OfAClaim_AreThoseThatItNames(string claim, string segments) =>
        Assert.Equal(segments, string.Join(' ', Read($$"""{"sub":"es","sferum_role":"reader","sferum_schools":{{claim}}}""")!.Schools!.Order(StringComparer.Ordinal)));

    [Fact]
    public void Schools_OfAStar_AreAll() => Assert.Null(Read("""{"sub":"es","sferum_schools":"*"}""")!.Schools);

    [Fact]
    public void Schools_WithoutAClaim_AreNone() => Assert.Empty(Read("""{"sub":"es","sferum_role":"administrator"}""")!.Schools!);

    [Theory]
    [InlineData("\"reader\"", CallerRole.Reader)]
    [InlineData("\"operator\"", CallerRole.Operator)]
    [InlineData("\"administrator\"", CallerRole.Administrator)]
    [InlineData("\"Administrator\"", CallerRole.None)]
    [InlineData("\"admin\"", CallerRole.None)]
    [InlineData("[\"administrator\"]", CallerRole.None)]
    [InlineData("3", CallerRole.None)]
    [InlineData("null", CallerRole.None)]
    internal void Role_OfAClaim_IsThatWordOrNone(string claim, CallerRole role) => Assert.Equal(role, Read($$"""{"sub":"es","sferum_role":{{claim}}}""")!.Role);

    [Theory]
    [InlineData("""{"sub":""}""")]
    [InlineData("""{"sub":7}""")]
    [InlineData("""{"client_id":"es"}""")]
    [InlineData("""{"sub":"a\u0000b"}""")]
    public void Caller_WithoutAGoodName_IsNone(string claims) => Assert.Null(Read(claims));

    [Fact]
    public void Caller_WithALongName_IsNone() => Assert.Null(Read($$"""{"sub":"{{new string('a', 201)}}"}"""));

    [Fact]
    public void Claims_WithOtherNames_AreReadByTheSettings()
    {
        var settings = new TokenSettings { CallerClaim = "client_id", RoleClaim = "r", SchoolsClaim = "s" };
        using var claims = JsonDocument.Parse("""{"client_id":"es","r":"reader","s":["7"]}""");

        var caller = CallerClaims.Read(claims.RootElement, settings)!;

        Assert.Equal(("es", CallerRole.Reader, true), (caller.Name, caller.Role, caller.Owns(new("7"))));
    }

    private static Caller? Read(string claims)
    {
        using var json = JsonDocument.Parse(claims);
        return CallerClaims.Read(json.RootElement, Settings);
    }
}
