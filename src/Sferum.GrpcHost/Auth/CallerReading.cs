using Microsoft.Net.Http.Headers;
using Sferum.GrpcHost.Auth.Certificates;
using Sferum.GrpcHost.Auth.Tokens;
using Sferum.V1;

namespace Sferum.GrpcHost.Auth;

/// <summary>Reads who calls: a token first, else the connection's certificate, else, where nothing is configured, the machine itself.</summary>
internal sealed class CallerReading(AuthSettings settings, TokenReader tokens, CallerCertificates certificates)
{
    private const string Scheme = "Bearer ";

    private static readonly ReadCaller Missing = new(null, ErrorReason.Unauthenticated, IsWrong: false);

    internal ValueTask<ReadCaller> ReadAsync(HttpContext http)
    {
        var credentials = http.Request.Headers[HeaderNames.Authorization];
        return credentials.Count switch
        {
            0 => new(WithoutToken(http)),
            1 when credentials[0]!.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) => tokens.ReadAsync(credentials[0]![Scheme.Length..].Trim()),
            // Credentials that cannot be checked are not passed over: whoever sends some does not mean to be anybody.
            _ => new(Missing with { IsWrong = true }),
        };
    }

    private ReadCaller WithoutToken(HttpContext http) =>
        http.Connection.ClientCertificate is { } certificate && certificates.Of(certificate) is { } caller ? new ReadCaller(caller)
        : settings.IsRequired ? Missing
        : new ReadCaller(Caller.Loopback);
}

/// <summary>What was read.</summary>
/// <param name="Caller">Who calls; null: that cannot be told.</param>
/// <param name="Trouble">Why not.</param>
/// <param name="IsWrong">Whether there were credentials, and they were no good.</param>
internal readonly record struct ReadCaller(Caller? Caller, ErrorReason Trouble = ErrorReason.Unspecified, bool IsWrong = false);
