using Grpc.Core;
using Sferum.Testing;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Auth.Matrix;

/// <summary>A service whose callers have to prove themselves, with two schools: 7, which is the caller's, and 8, which is another's.</summary>
public sealed class AuthWorld : IAsyncLifetime, IDisposable
{
    public const string Own = "7";
    public const string Other = "8";

    private TestTokens? _tokens;

    public SferumUnderTest Sferum { get; private set; } = null!;

    internal TestTokens Tokens => _tokens ??= new TestTokens();

    /// <summary>Tokens that nobody may come in with, by what is wrong.</summary>
    public IReadOnlyDictionary<string, string> Bad { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Sferum = await SferumUnderTest.StartAsync(
            settings: [$"--Sferum:Authentication:Jwt:Issuer={TestTokens.Issuer}", $"--Sferum:Authentication:Jwt:Audience={TestTokens.Audience}", $"--Sferum:Authentication:Jwt:KeyFiles:0={Tokens.KeyFile}"]);
        Bad = Tokens.Bad();
        var rosters = new RosterService.RosterServiceClient(Sferum.Channel);
        var token = With(Tokens.Good(schools: "*"));
        foreach (var school in (string[])[Own, Other])
        {
            await rosters.ReplaceRosterAsync(Roster(school), token);
        }
    }

    public async Task DisposeAsync() => await Sferum.DisposeAsync();

    public void Dispose() => _tokens?.Dispose();

    internal static Metadata With(string? token) => token is null ? [] : new Metadata { { "authorization", $"Bearer {token}" } };

    private static ReplaceRosterRequest Roster(string school) => new()
    {
        School = $"schools/{school}",
        RequestId = "first",
        Facts = new() { Title = "Школа", TimeZone = "Europe/Samara", SferumAdministrator = $"accounts/head{school}" },
        Roster = new()
        {
            Staff =
            {
                new RosterStaff { Account = $"accounts/head{school}", FullName = Name("Жуков"), PositionType = PositionType.Administration },
                // Works in both schools.
                new RosterStaff { Account = "accounts/both", FullName = Name("Яковлев"), PositionType = PositionType.TeachingStaff },
            },
            Classes = { new RosterClass { SchoolClass = $"schools/{school}/classes/5a", Title = "5 А", HomeroomTeacher = "accounts/both" } },
        },
    };

    private static PersonName Name(string family) => new() { FamilyName = family, GivenName = "Иван" };
}
