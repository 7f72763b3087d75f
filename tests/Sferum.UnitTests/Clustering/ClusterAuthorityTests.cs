using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sferum.Silo.Clustering;
using Sferum.Testing.Certificates;
using Xunit;

namespace Sferum.UnitTests.Clustering;

/// <summary>Whose certificates are taken between silos and facades.</summary>
public sealed class ClusterAuthorityTests : IDisposable
{
    private readonly PrivateAuthority _own = new("Cluster");

    [Fact]
    public void Certificate_OfTheAuthority_IsTaken() => Assert.Null(Objection(_own.Issue()));

    [Fact]
    public void Certificate_ThatDoesNotSayWhatItIsFor_IsTaken() => Assert.Null(Objection(_own.Issue(usages: [])));

    [Fact]
    public void Certificate_OfAnotherAuthorityOfTheSameName_IsNot()
    {
        using var other = new PrivateAuthority("Cluster");

        Assert.Contains("was not issued by the cluster's authority", Objection(other.Issue()), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_OfAnotherAuthority_IsNot()
    {
        using var other = new PrivateAuthority("Another");

        Assert.Contains("was not issued by the cluster's authority", Objection(other.Issue()), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_ThatItsOwnerSigned_IsNot() => Assert.Contains("was not issued", Objection(PrivateAuthority.SelfSigned()), StringComparison.Ordinal);

    [Fact]
    public void Certificate_OfTheAuthorityItself_IsNot() => Assert.Contains("is an authority itself", Objection(_own.Certificate), StringComparison.Ordinal);

    [Fact]
    public void Certificate_ThatHasEnded_IsNot() => Assert.Contains("is valid from", Objection(_own.Issue(days: -1)), StringComparison.Ordinal);

    [Fact]
    public void Certificate_OfAnAuthorityThatHasEnded_IsNot()
    {
        using var ended = new PrivateAuthority("Cluster", days: -1);

        Assert.Contains("is valid from", ClusterAuthority.Read(ended.File).Objection(ended.Issue(days: -2)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PrivateAuthority.ForServers)]
    [InlineData(PrivateAuthority.ForClients)]
    [InlineData("1.3.6.1.5.5.7.3.4")]
    public void Certificate_ThatIsNotForBothSides_IsNot(string usage) =>
        Assert.Contains("is not for servers and clients both", Objection(_own.Issue(usages: [usage])), StringComparison.Ordinal);

    [Fact]
    public void Certificates_OfSeveralAuthorities_AreTakenWhileOneReplacesTheOther()
    {
        using var next = new PrivateAuthority("Next");
        var both = ClusterAuthority.Read(_own.Write("both.pem", _own.Certificate.ExportCertificatePem() + "\n" + next.Certificate.ExportCertificatePem()));

        Assert.True(both.IsTaken(_own.Issue()));
        Assert.True(both.IsTaken(next.Issue()));
    }

    [Fact]
    public void Certificate_OfAnAuthorityBelow_IsTakenOnlyWhereThatOneIsInTheFile()
    {
        using var below = new PrivateAuthority("Below", _own);
        var both = ClusterAuthority.Read(_own.Write("both.pem", _own.Certificate.ExportCertificatePem() + "\n" + below.Certificate.ExportCertificatePem()));

        Assert.True(both.IsTaken(below.Issue()));
        Assert.NotNull(Objection(below.Issue()));
        // Without the root nothing is proved.
        Assert.False(ClusterAuthority.Read(below.File).IsTaken(below.Issue()));
    }

    [Fact]
    public void File_WithACertificateThatMayNotIssueOthers_IsRefused()
    {
        var file = _own.Write("silo.pem", _own.Issue().ExportCertificatePem());

        Assert.Contains("is no authority", Assert.Throws<CryptographicException>(() => ClusterAuthority.Read(file)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _own.Dispose();

    private string? Objection(X509Certificate2 certificate) => ClusterAuthority.Read(_own.File).Objection(certificate);
}
