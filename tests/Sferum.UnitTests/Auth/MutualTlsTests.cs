using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Sferum.Testing;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Auth;

/// <summary>Callers with certificates, over real TLS.</summary>
public sealed class MutualTlsTests : IAsyncLifetime, IDisposable
{
    private readonly TestAuthority _authority = new("CN=Authority");
    private readonly TestAuthority _other = new("CN=Other", "another authority");
    private readonly string _pfx = Path.GetTempFileName() + ".pfx";
    private SferumUnderTest _sferum = null!;

    public async Task InitializeAsync()
    {
        using var server = _authority.Issue("CN=server", "localhost", usage: "1.3.6.1.5.5.7.3.1");
        await File.WriteAllBytesAsync(_pfx, server.Export(X509ContentType.Pfx, "secret"));
        _sferum = await SferumUnderTest.StartAsync(settings:
        [
            $"--Sferum:Listen:Tls:CertificatePath={_pfx}", "--Sferum:Listen:Tls:Password=secret",
            $"--Sferum:Authentication:Certificates:AuthorityFile={_authority.File}",
            "--Sferum:Authentication:Certificates:Callers:0:Name=es", "--Sferum:Authentication:Certificates:Callers:0:Subject=CN=es",
            "--Sferum:Authentication:Certificates:Callers:0:Role=reader", "--Sferum:Authentication:Certificates:Callers:0:Schools:0=*",
            $"--Sferum:KeyRing:Certificate:CertificatePath={_pfx}", "--Sferum:KeyRing:Certificate:Password=secret",
        ]);
    }

    public async Task DisposeAsync() => await _sferum.DisposeAsync();

    public void Dispose()
    {
        _authority.Dispose();
        _other.Dispose();
        File.Delete(_pfx);
    }

    [Fact]
    public async Task Call_WithCertificates_AnswersWhoeverTheSettingsName()
    {
        // One start for the whole of it: what differs is who calls.
        Assert.Equal(StatusCode.NotFound, await GetAsync(_authority.Issue("CN=es")));
        Assert.Equal(StatusCode.PermissionDenied, await DeleteAsync(_authority.Issue("CN=es")));
        Assert.Equal(StatusCode.Unauthenticated, await GetAsync(_authority.Issue("CN=somebody")));
        Assert.Equal(StatusCode.Unauthenticated, await GetAsync(null));
        // The handshake fails: there is no answer.
        Assert.Contains(await GetAsync(_other.Issue("CN=es")), (StatusCode[])[StatusCode.Unavailable, StatusCode.Internal]);
        Assert.Contains(await GetAsync(_authority.Issue("CN=es", days: -1)), (StatusCode[])[StatusCode.Unavailable, StatusCode.Internal]);
    }

    [Fact]
    public void KeyRing_UnderACertificate_IsSealed()
    {
        _sferum.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("any").Protect("any");
        var keys = Directory.GetFiles(Path.Combine(_sferum.DataDirectory, "keys"), "key-*.xml");

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Contains("EncryptedXmlDecryptor", File.ReadAllText(key), StringComparison.Ordinal));
    }

    private Task<StatusCode> GetAsync(X509Certificate2? certificate) => CodeAsync(certificate, channel => new ChatService.ChatServiceClient(channel).GetChatAsync(new() { Name = "schools/7/chats/x" }));

    private Task<StatusCode> DeleteAsync(X509Certificate2? certificate) =>
        CodeAsync(certificate, channel => new ChatService.ChatServiceClient(channel).DeleteChatAsync(new() { Name = "schools/7/chats/x", RequestId = "1" }));

    private async Task<StatusCode> CodeAsync<T>(X509Certificate2? certificate, Func<GrpcChannel, AsyncUnaryCall<T>> call)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, server, _, _) => server?.Subject == "CN=server";
        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificates = [certificate];
        }

        using var channel = GrpcChannel.ForAddress(_sferum.GrpcAddress, new GrpcChannelOptions { HttpHandler = handler });
        using var running = call(channel);
        var error = await Assert.ThrowsAsync<RpcException>(() => running.ResponseAsync);
        certificate?.Dispose();
        return error.StatusCode;
    }
}
