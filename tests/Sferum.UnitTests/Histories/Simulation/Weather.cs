using Sferum.Grains.Chats;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>What messages, writes and calls to the platform meet on their way.</summary>
internal sealed class Weather
{
    // These say that lost, doubled and reordered messages do no harm.
    private static readonly HashSet<string> Versioned =
    [
        $"{nameof(IChatGrain)}.{nameof(IChatGrain.SetSourceAsync)}",
        $"{nameof(IChatGrain)}.{nameof(IChatGrain.LinkChangedAsync)}",
        $"{nameof(IChatRegistryGrain)}.{nameof(IChatRegistryGrain.PutAsync)}",
        $"{nameof(IUserLinkGrain)}.{nameof(IUserLinkGrain.SetRolesAsync)}",
        $"{nameof(ISchoolGrain)}.{nameof(ISchoolGrain.ApplyRosterAsync)}",
        $"{nameof(ISchoolClassGrain)}.{nameof(ISchoolClassGrain.ApplyRosterAsync)}",
        $"{nameof(ISubjectGroupGrain)}.{nameof(ISubjectGroupGrain.ApplyRosterAsync)}",
    ];

    private static readonly TimeSpan Instant = TimeSpan.FromMicroseconds(50);

    private static readonly PlatformFault[] Faults =
    [
        PlatformFault.Unknown, PlatformFault.Unknown, PlatformFault.Unknown, PlatformFault.AgainSoon, PlatformFault.AgainSoon, PlatformFault.Throttled,
        PlatformFault.MemberRefused, PlatformFault.OperatorNeeded, PlatformFault.NotEntitled, PlatformFault.TokenExpired, PlatformFault.ChatFull,
    ];

    /// <summary>Whether anything goes wrong at all.</summary>
    public bool IsCalm { get; set; } = true;

    /// <summary>Of 1,000 calls to the platform, so many go wrong while it is not calm.</summary>
    public int PlatformTrouble { get; set; } = 30;

    /// <summary>A message on its way, or an answer.</summary>
    public MessageWeather OfMessage(Chance chance, GrainMethod method) => new(
        IsLost: Bad(chance.For(1), 4),
        Delay: Delay(chance.For(2)),
        DoubleAfter: Versioned.Contains(method.Name) && Bad(chance.For(3), 150) ? chance.For(4).Between(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)) : null);

    /// <summary>A write.</summary>
    public WriteWeather OfWrite(Chance chance)
    {
        var fails = Bad(chance.For(1), 4);
        return new(Delay(chance.For(2)), Delay(chance.For(3)), fails, IsWritten: !fails || chance.For(4).Happens(500));
    }

    /// <summary>A call to the platform or the identity provider.</summary>
    public PlatformWeather OfPlatform(Chance chance)
    {
        var fault = Bad(chance.For(1), PlatformTrouble) ? Faults[chance.For(2).Below(Faults.Length)] : PlatformFault.None;
        return new(fault, HasEffect: fault == PlatformFault.Unknown && chance.For(3).Happens(500));
    }

    /// <summary>How long something is on its way.</summary>
    public TimeSpan Delay(Chance chance) => chance.Between(Instant, IsCalm ? TimeSpan.FromMilliseconds(5) : TimeSpan.FromSeconds(2));

    private bool Bad(Chance chance, int permille) => !IsCalm && chance.Happens(permille);
}

/// <summary>What becomes of a message.</summary>
internal readonly record struct MessageWeather(bool IsLost, TimeSpan Delay, TimeSpan? DoubleAfter);

/// <summary>What becomes of a write.</summary>
internal readonly record struct WriteWeather(TimeSpan Before, TimeSpan After, bool Fails, bool IsWritten);

/// <summary>What becomes of a call to the platform.</summary>
internal readonly record struct PlatformWeather(PlatformFault Fault, bool HasEffect);
