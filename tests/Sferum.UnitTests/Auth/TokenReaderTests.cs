using Microsoft.Extensions.Time.Testing;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Auth.Tokens;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Auth;

public sealed class TokenReaderTests : IDisposable
{
    private readonly TestTokens _tokens = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly string _directory = Directory.CreateTempSubdirectory("sferum-").FullName;
    private readonly TokenReader _reader;

    public TokenReaderTests() => _reader = new TokenReader(
        [TokenIssuer.Of(new TokenSettings { Issuer = TestTokens.Issuer, Audience = TestTokens.Audience, KeyFiles = { _tokens.KeyFile } })], new DevelopmentKey(_directory), _time);

    [Fact]
    public async Task Read_OfAGoodToken_GivesTheCaller()
    {
        var caller = (await _reader.ReadAsync(_tokens.Good())).Caller!;

        Assert.Equal(("es", CallerRole.Operator, true, false), (caller.Name, caller.Role, caller.Owns(new("7")), caller.Owns(new("8"))));
    }

    [Fact]
    public async Task Read_OfBadTokens_GivesNobody()
    {
        foreach (var (what, token) in _tokens.Bad())
        {
            var read = await _reader.ReadAsync(token);

            Assert.True(read is { Caller: null, Trouble: ErrorReason.Unauthenticated, IsWrong: true }, $"{what}: {read}");
        }
    }

    [Fact]
    public async Task Read_OfATokenThatEndedMeanwhile_GivesNobody()
    {
        var token = _tokens.Good(minutes: 10);
        Assert.NotNull((await _reader.ReadAsync(token)).Caller);

        // What is remembered ends with the token at the latest; the library's own clock is the machine's.
        var same = (await _reader.ReadAsync(token)).Caller;
        Assert.NotNull(same);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Same(same, (await _reader.ReadAsync(token)).Caller);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotSame(same, (await _reader.ReadAsync(token)).Caller);
    }

    [Fact]
    public async Task Read_OfADevelopmentToken_GivesItsCaller()
    {
        var token = new DevelopmentKey(_directory).Make("me", CallerRole.Reader, ["7", "5 А"], TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1));

        var caller = (await _reader.ReadAsync(token)).Caller!;

        Assert.Equal(("me", CallerRole.Reader, true, true), (caller.Name, caller.Role, caller.Owns(new("7")), caller.Owns(new("5~20~D0~90"))));
    }

    [Fact]
    public async Task Read_OfADevelopmentTokenThatEnded_GivesNobody()
    {
        var token = new DevelopmentKey(_directory).Make("me", CallerRole.Reader, ["*"], TimeProvider.System.GetUtcNow().AddHours(-2), TimeSpan.FromHours(1));

        Assert.Null((await _reader.ReadAsync(token)).Caller);
    }

    [Fact]
    public async Task Read_OfAnotherDirectorysToken_GivesNobody()
    {
        var other = Directory.CreateTempSubdirectory("sferum-").FullName;
        new DevelopmentKey(_directory).Make("me", CallerRole.Reader, ["*"], TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1));
        var token = new DevelopmentKey(other).Make("me", CallerRole.Administrator, ["*"], TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1));

        Assert.Null((await _reader.ReadAsync(token)).Caller);
        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public void DevelopmentKey_WhenMade_IsTheOwnersAlone()
    {
        new DevelopmentKey(_directory).Make("me", CallerRole.Reader, ["*"], TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_directory, "keys", "development-token.pem")));
        }
    }

    public void Dispose()
    {
        _tokens.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
