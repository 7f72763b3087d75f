using System.ComponentModel.DataAnnotations;

namespace Sferum.GrpcHost.Stopping;

/// <summary>How the process ends when it is told to (SIGTERM).</summary>
internal sealed class StopSettings : IValidatableObject
{
    internal const string Section = "Sferum:Shutdown";

    /// <summary>What the silo and the storage are left at least of <see cref="Timeout"/>.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>How long calls are still taken after readiness is off, so that balancers notice; about their period of probing, twice. Default: 0, right on loopback. At most 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan BalancerWait { get; set; } = TimeSpan.Zero;

    /// <summary>How long calls under way are waited for after that. Default: 10 s, 0-60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan CallTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the end may take in all; what is not done by then is given up. Less than the supervisor waits before it kills. Default: 25 s, 6 s-5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:06", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(25);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BalancerWait + CallTime + Rest > Timeout)
        {
            yield return new ValidationResult($"{nameof(BalancerWait)} and {nameof(CallTime)} must leave {Rest.TotalSeconds} s of {nameof(Timeout)}.");
        }
    }
}
