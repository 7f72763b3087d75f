using System.Text;
using Sferum.Testing.Recording;
using Sferum.Testing.Secrets;
using Xunit;

namespace Sferum.UnitTests.Testing.Secrets;

/// <summary>The search for secrets finds what is there, and the recording names what was issued.</summary>
public sealed class SecretSearchTests
{
    private static readonly Secret Token = new("token", "vk2.a.Zz_9-Ab+Cd/Ef=Gh&Ij 0123456789abcdefghijklmnop");

    public static TheoryData<string, byte[]> Forms => new()
    {
        { "plain", Encoding.UTF8.GetBytes(Token.Value) },
        { "UTF-16", Encoding.Unicode.GetBytes(Token.Value) },
        { "percent-encoded", Encoding.UTF8.GetBytes(Uri.EscapeDataString(Token.Value)) },
        { "JSON", Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new { token = Token.Value })) },
        { "base64", Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Token.Value))) },
        { "base64 behind one byte", Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{Token.Value}y"))) },
        { "base64 behind two bytes", Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"xx{Token.Value}yy"))) },
        { "base64url", Encoding.UTF8.GetBytes(System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"~~{Token.Value}"))) },
        { "hexadecimal", Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Token.Value))) },
        { "cut after its half", Encoding.UTF8.GetBytes(Token.Value[..40]) },
        { "cut before its half", Encoding.UTF8.GetBytes(Token.Value[10..]) },
    };

    [Theory, MemberData(nameof(Forms))]
    public void InDirectory_WhenASecretIsThere_FindsItInAnyForm(string form, byte[] bytes)
    {
        var folder = Directory.CreateTempSubdirectory("sferum-secrets-");
        try
        {
            var below = folder.CreateSubdirectory("below");
            File.WriteAllBytes(Path.Combine(below.FullName, "some.db"), [.. new byte[12_345], .. bytes, .. new byte[100]]);
            var found = new SecretSearch([new Secret("token", "another one that is not there"), Token]).InDirectory(folder.FullName);
            Assert.True(found.Count > 0, $"{form} was not found");
            Assert.All(found, one => Assert.Equal((Token, "some.db"), (one.Secret, one.Place)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void InBytes_WhenOnlyItsBeginningIsThere_FindsNothing() =>
        Assert.Empty(new SecretSearch([Token]).InBytes(Encoding.UTF8.GetBytes(Token.Value[..12] + new string('x', 100)), "here"));

    [Fact]
    public void SecretSearch_OfWhatIsTooShort_IsRefused() => Assert.Throws<ArgumentException>(() => new SecretSearch([new Secret("code", "123456")]));

    [Fact]
    public void Of_NamesWhateverWasIssued()
    {
        var secrets = IssuedSecrets.Of([
            Seen("/link/0123456789012345678901234567890123456789012", location: "http://127.0.0.1/authorize?state=the-state-of-it&code_challenge=no-secret-at-all"),
            Seen("/link/callback?code=vk2.c.the-code&state=the-state-of-it", cookies: ["sferum_link_0a=the-cookie-of-it; path=/link"], answer: "<input name=\"confirmation\" value=\"the-confirmation\">"),
            Seen("/oauth2/auth", request: "code_verifier=the-verifier-of-it&client_id=54000001-no-secret", answer: "{\"access_token\":\"vk2.a.the-token\",\"expires_in\":3600}"),
            Seen("/method/execute", request: "code=return%20[API.messages.joinChatByInviteLink({\"link\":\"https://vk.me/join/the-invitation\"})];", answer: "{\"response\":[{\"join_link\":\"https://vk.com/call/join/the-call-itself\"}]}"),
        ]);
        Assert.Equal(
            [
                "code vk2.c.the-code", "confirmation the-confirmation", "cookie the-cookie-of-it", "invite link https://vk.me/join/the-invitation", "invite link the-invitation",
                "join link https://vk.com/call/join/the-call-itself", "join link the-call-itself", "state the-state-of-it", "ticket 0123456789012345678901234567890123456789012",
                "token vk2.a.the-token", "verifier the-verifier-of-it",
            ],
            secrets.Select(secret => $"{secret.Kind} {secret.Value}").Order(StringComparer.Ordinal));
    }

    private static Exchange Seen(string path, IReadOnlyList<string>? cookies = null, string request = "", string location = "", string answer = "") =>
        new(path, cookies ?? [], "", request, 200, location, answer);
}
