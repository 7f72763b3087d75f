using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Sferum.GrpcHost.Auth.Tokens;

/// <summary>The key of a data directory, with which the command <c>token</c> makes tokens for trying; readable by the owner alone.</summary>
/// <param name="dataDirectory">The data directory.</param>
internal sealed class DevelopmentKey(string dataDirectory)
{
    internal const string Issuer = "sferum-development";
    internal const string Audience = "sferum";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

    private static readonly TokenSettings Settings = new() { Issuer = Issuer, Audience = Audience, Algorithms = { SecurityAlgorithms.EcdsaSha256 }, ClockSkewSeconds = 0 };

    private readonly string _file = Path.Combine(dataDirectory, "keys", "development-token.pem");

    private TokenIssuer? _issuer;

    /// <summary>The issuer of these tokens; null until the first one was made.</summary>
    internal TokenIssuer? Find() => _issuer ??= File.Exists(_file) ? TokenIssuer.Of(Settings, new ECDsaSecurityKey(Read())) : null;

    /// <summary>Makes a token, and the key where there is none yet.</summary>
    /// <param name="caller">What the caller is called.</param>
    /// <param name="role">Its role.</param>
    /// <param name="schools">ES's ids of its schools, or <c>*</c> alone.</param>
    /// <param name="from">From when it is good.</param>
    /// <param name="term">For how long.</param>
    internal string Make(string caller, CallerRole role, IReadOnlyList<string> schools, DateTimeOffset from, TimeSpan term)
    {
        using var key = File.Exists(_file) ? Read() : Create();
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = from.UtcDateTime,
            NotBefore = from.UtcDateTime,
            Expires = (from + term).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [Settings.CallerClaim] = caller,
#pragma warning disable CA1308 // The words of the claim are small letters.
                [Settings.RoleClaim] = role.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
                [Settings.SchoolsClaim] = schools is ["*"] ? "*" : schools,
            },
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256)
            {
                // The key is gone after this token; one that is remembered would be used again.
                CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
            },
        });
    }

    private ECDsa Read()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(_file));
        return key;
    }

    private ECDsa Create()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var folder = Path.GetDirectoryName(_file)!;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerFolder);
            options.UnixCreateMode = OwnerOnly;
        }

        using var writer = new StreamWriter(_file, options);
        writer.Write(key.ExportPkcs8PrivateKeyPem());
        return key;
    }
}
