using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Auth.Certificates;
using Xunit;

namespace Sferum.UnitTests.Auth;

public sealed class CallerCertificatesTests : IDisposable
{
    private readonly TestAuthority _authority = new("CN=Authority");
    private readonly TestAuthority _other = new("CN=Authority", "another authority");
    private readonly CallerCertificates _callers;

    public CallerCertificatesTests()
    {
        var settings = new CertificateSettings { AuthorityFile = _authority.File };
        settings.Callers.Add(new CertificateCaller { Name = "es", Subject = "CN=es, O=School Board", Schools = { "7" }, Role = "operator" });
        settings.Callers.Add(new CertificateCaller { Name = "tools", DnsName = "tools.school.invalid", Schools = { "*" }, Role = "reader" });
        _callers = new CallerCertificates(settings);
    }

    [Fact]
    public void IsTaken_OfTheAuthoritysClientCertificate_IsTrue()
    {
        using var certificate = _authority.Issue("CN=es, O=School Board");

        Assert.True(_callers.IsTaken(certificate));
    }

    [Fact]
    public void IsTaken_OfAnotherAuthorityOfTheSameName_IsFalse()
    {
        using var certificate = _other.Issue("CN=es, O=School Board");

        Assert.False(_callers.IsTaken(certificate));
    }

    [Fact]
    public void IsTaken_OfAnExpiredCertificate_IsFalse()
    {
        using var certificate = _authority.Issue("CN=es, O=School Board", days: -1);

        Assert.False(_callers.IsTaken(certificate));
    }

    [Fact]
    public void IsTaken_OfAServersCertificate_IsFalse()
    {
        using var certificate = _authority.Issue("CN=es, O=School Board", usage: "1.3.6.1.5.5.7.3.1");

        Assert.False(_callers.IsTaken(certificate));
    }

    [Theory]
    [InlineData("CN=es, O=School Board", null, "es", CallerRole.Operator)]
    [InlineData("CN=any", "tools.school.invalid", "tools", CallerRole.Reader)]
    [InlineData("CN=any", "TOOLS.school.invalid", "tools", CallerRole.Reader)]
    internal void Of_AKnownCertificate_IsItsCaller(string subject, string? dns, string name, CallerRole role)
    {
        using var certificate = _authority.Issue(subject, dns);

        Assert.Equal((name, role), (_callers.Of(certificate)?.Name, _callers.Of(certificate)?.Role));
    }

    [Theory]
    [InlineData("CN=es", null)]
    [InlineData("CN=es, O=School Board, OU=x", null)]
    [InlineData("CN=tools.school.invalid", null)]
    [InlineData("CN=any", "x.tools.school.invalid")]
    [InlineData("CN=any", "*.school.invalid")]
    public void Of_AnyOtherCertificate_IsNobody(string subject, string? dns)
    {
        using var certificate = _authority.Issue(subject, dns);

        Assert.Null(_callers.Of(certificate));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _other.Dispose();
    }
}
