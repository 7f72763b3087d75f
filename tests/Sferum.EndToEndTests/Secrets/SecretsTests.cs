using Sferum.Testing.Secrets;
using Xunit;

namespace Sferum.EndToEndTests.Secrets;

/// <summary>
/// Of all the tokens, codes, verifiers, states, links, cookies and phones that a school's life brings, none stands in the clear in what the service keeps or says:
/// database with its log and free pages, key ring, output at the level Trace. The sandbox keeps the Sferum side's own world (people, chats' and calls' links); what opens an account there
/// it keeps as prints alone.
/// </summary>
public sealed class SecretsTests
{
    private static readonly string[] Kinds = ["token", "JWT", "code", "verifier", "state", "device", "ticket", "cookie", "confirmation", "join link", "invite link", "phone"];

    private const int MostTold = 40;

    /// <summary>The Sferum side has to know these again: it is what it is asked for.</summary>
    private static readonly string[] KeptThere = ["join link", "invite link", "phone", "device"];

    [Fact]
    [Trait("tier", "long")]
    public async Task WholeLife_InWhatIsKeptAndSaid_NoSecretIsInTheClear()
    {
        await using var recorded = await RecordedDeployment.StartAsync();
        var life = new WholeLife(recorded);
        await life.LiveAsync();
        var secrets = await recorded.SecretsAsync();
        Assert.Equal(Kinds.Order(), secrets.Select(secret => secret.Kind).Distinct().Order());

        // At once, so that all that was written lies in the log beside the database still.
        var (service, sandbox) = (recorded.Deployment.Service, recorded.Deployment.Sandbox);
        await service.KillAsync();
        await sandbox.KillAsync();

        var search = new SecretSearch(secrets);
        NothingIn(search.InDirectory(service.DataDirectory));
        NothingIn(search.InFile(service.OutputFile));
        var opening = new SecretSearch(secrets.Where(secret => !KeptThere.Contains(secret.Kind)));
        NothingIn(opening.InDirectory(sandbox.DataDirectory));
        NothingIn(search.InFile(sandbox.OutputFile));

        // What is no secret is found in all of these places: the search looks where things are.
        var known = new SecretSearch([new Secret("school", life.School["schools/".Length..])]);
        Assert.Contains(known.InDirectory(service.DataDirectory), found => found.Place == "sferum.db-wal");
        Assert.NotEmpty(known.InFile(service.OutputFile));
        Assert.All(["ConnectionId:", "trce: Orleans", "trce: Microsoft.AspNetCore"], text => Assert.NotEmpty(new SecretSearch([new Secret("text", text)]).InFile(service.OutputFile)));
        Assert.NotEmpty(new SecretSearch(secrets.Where(secret => secret.Kind == "join link")).InDirectory(sandbox.DataDirectory));
    }

    // Of the many places that one leak makes, one for each kind of secret and each beginning of a line.
    private static void NothingIn(IReadOnlyList<SecretFound> found)
    {
        var told = found.GroupBy(one => (one.Secret.Kind, one.Around.Split(one.Secret.Value)[0].Split('[')[0])).Select(same => $"{same.Count()} times {same.First()}");
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, told.Take(MostTold)));
    }
}
