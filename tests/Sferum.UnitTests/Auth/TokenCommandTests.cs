using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Sferum.GrpcHost.Auth.Tokens;
using Xunit;

namespace Sferum.UnitTests.Auth;

public sealed class TokenCommandTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 7, 0, 0, TimeSpan.Zero);

    private readonly string _directory = Directory.CreateTempSubdirectory("sferum-").FullName;

    [Fact]
    public void Run_WithSchoolsRoleAndHours_PutsThemIntoTheToken()
    {
        var token = new JsonWebToken(Run("--schools", "7,8", "--role", "reader", "--hours", "3"));

        Assert.Equal(["7", "8"], token.Claims.Where(claim => claim.Type == "sferum_schools").Select(claim => claim.Value));
        Assert.Equal(("reader", "development", Now.UtcDateTime.AddHours(3)), (token.GetClaim("sferum_role").Value, token.Subject, token.ValidTo));
    }

    [Fact]
    public void Run_ForAllSchools_SaysSo() => Assert.Equal("*", new JsonWebToken(Run("--schools", "*")).GetClaim("sferum_schools").Value);

    [Fact]
    public void Run_WithNothingElse_IsAnOperatorsForEightHours()
    {
        var token = new JsonWebToken(Run("--schools", "7"));

        Assert.Equal(("operator", Now.UtcDateTime.AddHours(8)), (token.GetClaim("sferum_role").Value, token.ValidTo));
    }

    [Theory]
    [InlineData("--schools")]
    [InlineData("--schools", "")]
    [InlineData("--schools", "7", "--role", "owner")]
    [InlineData("--schools", "7", "--hours", "0")]
    [InlineData("--schools", "7", "--hours", "745")]
    [InlineData("--schools", "7", "--hours", "x")]
    [InlineData("--schools", "7", "--scholls", "8")]
    [InlineData("--role", "reader")]
    public void Run_WithWhatIsWrong_IsRefusedInWords(params string[] args) => Assert.Throws<OptionsValidationException>(() => Run(args));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string Run(params string[] args) => TokenCommand.Run([.. args, $"--Sferum:DataDirectory={_directory}"], Now);
}
