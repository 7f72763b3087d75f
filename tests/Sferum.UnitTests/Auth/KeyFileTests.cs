using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;
using Sferum.GrpcHost.Auth.Certificates;
using Sferum.GrpcHost.Auth.Tokens;
using Xunit;

namespace Sferum.UnitTests.Auth;

public sealed class KeyFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Read_OfSeveralKeys_GivesThemAll()
    {
        using var rsa = TestKeys.Of("issuer");
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var keys = Read($"{rsa.ExportSubjectPublicKeyInfoPem()}\n{curve.ExportSubjectPublicKeyInfoPem()}\n{rsa.ExportRSAPublicKeyPem()}");

        Assert.Equal([typeof(RsaSecurityKey), typeof(ECDsaSecurityKey), typeof(RsaSecurityKey)], keys.Select(key => key.GetType()));
    }

    [Fact]
    public void Read_OfACertificate_GivesItsKey()
    {
        using var rsa = TestKeys.Of("issuer");
        using var certificate = new CertificateRequest("CN=issuer", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(1));

        Assert.IsType<X509SecurityKey>(Assert.Single(Read(certificate.ExportCertificatePem())));
    }

    [Fact]
    public void Read_OfAJwks_LeavesSharedSecretsOut()
    {
        using var rsa = TestKeys.Of("issuer");
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(false)));

        var keys = Read($$"""{"keys":[{"kty":"oct","k":"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"},{"kty":"RSA","n":"{{key.N}}","e":"{{key.E}}"}]}""");

        Assert.Equal("RSA", Assert.IsType<JsonWebKey>(Assert.Single(keys)).Kty);
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"oct","k":"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"}]}""")]
    public void Read_OfNoPublicKey_IsRefused(string text) => Assert.Throws<CryptographicException>(() => Read(text));

    [Theory]
    [InlineData("secret")]
    [InlineData("{")]
    [InlineData("{\"keys\":[{\"kty\":\"RSA\",\"n\":\"?\",\"e\":\"?\"}]}")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void Failure_OfWhatIsNoKey_IsAPlainSentence(string text)
    {
        File.WriteAllText(_file, text);

        Assert.Contains("has no public key that can be used", KeyFile.Failure(_file), StringComparison.Ordinal);
        Assert.Null(CallerCertificates.Authorities(_file) is { Count: > 0 } read ? read : null);
    }

    [Fact]
    public void Read_OfAWeakKey_IsRefused()
    {
        using var rsa = RSA.Create(1024);

        Assert.Throws<CryptographicException>(() => Read(rsa.ExportSubjectPublicKeyInfoPem()));
    }

    public void Dispose() => File.Delete(_file);

    private IReadOnlyList<SecurityKey> Read(string text)
    {
        File.WriteAllText(_file, text);
        return KeyFile.Read(_file);
    }
}
