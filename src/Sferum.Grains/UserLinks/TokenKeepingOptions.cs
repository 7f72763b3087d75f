namespace Sferum.Grains.UserLinks;

/// <summary>How long the tokens of a former Sferum chats administrator are kept.</summary>
public sealed class TokenKeepingOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "TokenKeeping";

    /// <summary>The longest time while chats still have to be handed over, in days; 1 to 365. Without such chats they are given back after a day.</summary>
    public int HandOverDays { get; set; } = 30;

    /// <summary>The same as a time.</summary>
    public TimeSpan Longest => TimeSpan.FromDays(HandOverDays);
}
