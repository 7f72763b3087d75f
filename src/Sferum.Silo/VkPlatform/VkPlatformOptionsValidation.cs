using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Sferum.Silo.VkPlatform;

/// <summary>Says at start what is wrong with the settings, all of it at once and by name.</summary>
internal sealed partial class VkPlatformOptionsValidation : IValidateOptions<VkPlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, VkPlatformOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(VkPlatformOptions options) =>
        Addresses(options).Concat(Texts(options)).Concat(Numbers(options)).Concat(Times(options))
            .Select(failure => $"{VkPlatformOptions.Section}:{failure}");

    private static IEnumerable<string> Addresses(VkPlatformOptions options) =>
        new (string Name, Uri? Address)[]
        {
            (nameof(options.IdBaseAddress), options.IdBaseAddress),
            (nameof(options.ApiBaseAddress), options.ApiBaseAddress),
            (nameof(options.RedirectUri), options.RedirectUri),
            (nameof(options.LaunchAddress), options.LaunchAddress),
        }
        .Where(pair => !IsAllowed(pair.Address))
        .Select(pair => $"{pair.Name} must be an absolute https address without user info or fragment (http on loopback only).");

    // A token sent over plain http beyond this machine would be everybody's.
    private static bool IsAllowed(Uri? address) =>
        address is { IsAbsoluteUri: true, Host.Length: > 0, UserInfo: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static IEnumerable<string> Texts(VkPlatformOptions options)
    {
        if (!Version().IsMatch(options.ApiVersion ?? ""))
            yield return $"{nameof(options.ApiVersion)} must be two numbers with a dot, say 5.199.";
        if (!Client().IsMatch(options.ClientId ?? ""))
            yield return $"{nameof(options.ClientId)} is required: 1..64 characters of a-zA-Z0-9._-.";
        if (!Words().IsMatch(options.Scope ?? ""))
            yield return $"{nameof(options.Scope)} must be words of a-zA-Z0-9._:- separated by single spaces.";
        if (!Words().IsMatch(options.NoProfileErrors ?? ""))
            yield return $"{nameof(options.NoProfileErrors)} must be words of a-zA-Z0-9._:- separated by single spaces.";
    }

    private static IEnumerable<string> Numbers(VkPlatformOptions options)
    {
        if (options.RequestsPerSecond is < 1 or > 20)
            yield return $"{nameof(options.RequestsPerSecond)} must be 1..20.";
        if (options.CallsPerRequest is < 1 or > 25)
            yield return $"{nameof(options.CallsPerRequest)} must be 1..25.";
        if (options.MaxAnswerBytes is < 1024 or > 16 * 1024 * 1024)
            yield return $"{nameof(options.MaxAnswerBytes)} must be 1024..16777216 bytes.";
    }

    private static IEnumerable<string> Times(VkPlatformOptions options)
    {
        if (options.RequestTimeout < TimeSpan.FromMilliseconds(100) || options.RequestTimeout > TimeSpan.FromMinutes(2))
            yield return $"{nameof(options.RequestTimeout)} must be 100 ms..2 min.";
        if (options.ConnectTimeout < TimeSpan.FromMilliseconds(10) || options.ConnectTimeout > options.RequestTimeout)
            yield return $"{nameof(options.ConnectTimeout)} must be 10 ms..{nameof(options.RequestTimeout)}.";
        if (options.CircuitBreak < TimeSpan.FromMilliseconds(500) || options.CircuitBreak > TimeSpan.FromMinutes(5))
            yield return $"{nameof(options.CircuitBreak)} must be 500 ms..5 min.";
    }

    [GeneratedRegex(@"\A[0-9]{1,3}\.[0-9]{1,4}\z")]
    private static partial Regex Version();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Client();

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]+( [A-Za-z0-9._:-]+)*\z")]
    private static partial Regex Words();
}
