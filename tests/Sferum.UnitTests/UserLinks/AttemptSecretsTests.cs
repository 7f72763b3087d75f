using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Sferum.Grains.UserLinks.Attempts;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

public sealed class AttemptSecretsTests
{
    [Fact]
    public void Of_ForAnySeed_GivesFourDifferentTextsThatFitWhereTheyGo()
    {
        for (var i = 0; i < 500; i++)
        {
            var secrets = AttemptSecrets.Of(AttemptSecrets.Draw());
            string[] all = [secrets.Ticket, secrets.State, secrets.Verifier, secrets.Confirmation];

            Assert.All(all, text => Assert.Matches("^[A-Za-z0-9_-]{43}$", text));
            Assert.Equal(4, all.Distinct().Count());
        }
    }

    [Fact]
    public void Of_TheSameSeed_IsTheSame() => Assert.Equal(AttemptSecrets.Of("seed"), AttemptSecrets.Of("seed"));

    [Fact]
    public void Challenge_IsTheS256OfTheVerifier()
    {
        var secrets = AttemptSecrets.Of("seed");

        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(secrets.Verifier))), secrets.Challenge);
    }

    [Fact]
    public void ToString_NeverTells() => Assert.Equal("AttemptSecrets", AttemptSecrets.Of("seed").ToString());
}
