using System.Text;
using System.Text.Json;

namespace Sferum.Testing.Secrets;

/// <summary>One way in which a secret can stand somewhere in the clear.</summary>
/// <param name="Name">The way.</param>
/// <param name="Bytes">How it looks there.</param>
internal sealed record SecretForm(string Name, byte[] Bytes)
{
    private const int LongEnoughToCut = 32;

    /// <summary>Every way of a secret that looks different from the others.</summary>
    public static IEnumerable<SecretForm> Of(string secret) =>
        Texts(secret)
            .SelectMany(text => new[] { new SecretForm(text.Name, Encoding.UTF8.GetBytes(text.Text)), new SecretForm($"{text.Name}, UTF-16", Encoding.Unicode.GetBytes(text.Text)) })
            .Concat(Base64(secret))
            .DistinctBy(form => Convert.ToHexString(form.Bytes));

    private static IEnumerable<(string Name, string Text)> Texts(string secret)
    {
        yield return ("plain", secret);
        yield return ("percent-encoded", Uri.EscapeDataString(secret));
        yield return ("in JSON", JsonSerializer.Serialize(secret)[1..^1]);
        yield return ("hexadecimal", Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)));
        if (secret.Length >= LongEnoughToCut)
        {
            yield return ("its first half", secret[..(secret.Length / 2)]);
            yield return ("its last half", secret[(secret.Length / 2)..]);
        }
    }

    // Behind 0, 1 or 2 other bytes it looks different; what depends on its neighbours is left out.
    private static IEnumerable<SecretForm> Base64(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var before = 0; before < 3; before++)
        {
            var (first, last) = (((before * 8) + 5) / 6, (before + bytes.Length) * 8 / 6);
            var text = Convert.ToBase64String([.. new byte[before], .. bytes])[first..last];
            yield return new SecretForm("base64", Encoding.ASCII.GetBytes(text));
            yield return new SecretForm("base64url", Encoding.ASCII.GetBytes(text.Replace('+', '-').Replace('/', '_')));
        }
    }
}
