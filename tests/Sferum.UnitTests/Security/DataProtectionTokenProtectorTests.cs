using Microsoft.Extensions.DependencyInjection;
using Sferum.Grains.UserLinks;
using Sferum.Silo.Security;
using Xunit;

namespace Sferum.UnitTests.Security;

public sealed class DataProtectionTokenProtectorTests : IDisposable
{
    private const string Secret = "vk2.a.Токен-1";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("sferum-keys-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public void TryUnprotect_WhenSamePurpose_GivesTheSecret()
    {
        var protector = Make();
        var text = protector.Protect("t-0001/refresh", Secret);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.True(protector.TryUnprotect("t-0001/refresh", text, out var secret));
        Assert.Equal(Secret, secret);
    }

    [Theory]
    [InlineData("t-0002/refresh")]
    [InlineData("t-0001/access")]
    public void TryUnprotect_WhenOtherPurpose_Refuses(string purpose)
    {
        var protector = Make();
        Assert.False(protector.TryUnprotect(purpose, protector.Protect("t-0001/refresh", Secret), out var secret));
        Assert.Empty(secret);
    }

    [Fact]
    public void TryUnprotect_WhenAnotherProcessOnTheSameDirectory_GivesTheSecret()
    {
        var text = Make().Protect("p", Secret);
        Assert.True(Make().TryUnprotect("p", text, out var secret));
        Assert.Equal(Secret, secret);
    }

    [Fact]
    public void TryUnprotect_WhenRingIsLost_Refuses()
    {
        var text = Make().Protect("p", Secret);
        Directory.Delete(Path.Combine(_data.FullName, "keys"), recursive: true);
        Assert.False(Make().TryUnprotect("p", text, out _));
    }

    [Fact]
    public void TryUnprotect_WhenAnyCharacterIsChanged_Refuses()
    {
        var protector = Make();
        var text = protector.Protect("p", Secret);
        // The last character may carry bits that no byte uses.
        for (var i = 0; i < text.Length - 1; i++)
        {
            var other = text[i] == 'A' ? 'B' : 'A';
            Assert.False(protector.TryUnprotect("p", text[..i] + other + text[(i + 1)..], out _));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not sealed at all")]
    [InlineData("CfDJ8")]
    public void TryUnprotect_WhenNotASealedText_Refuses(string text) => Assert.False(Make().TryUnprotect("p", text, out _));

    [Fact]
    public void KeyRing_IsTheOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
            return;
        Make().Protect("p", Secret);
        var ring = Path.Combine(_data.FullName, "keys");
        const UnixFileMode Others = (UnixFileMode)0b000_111_111;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(ring) & Others);
        Assert.NotEmpty(Directory.GetFiles(ring));
        foreach (var file in Directory.GetFiles(ring))
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & Others);
    }

    private ITokenProtector Make()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTokenProtection(_data.FullName);
        return services.BuildServiceProvider().GetRequiredService<ITokenProtector>();
    }
}
