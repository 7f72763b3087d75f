namespace Sferum.Sandbox.VkId;

/// <summary>A message with a code.</summary>
internal sealed record Sms(DateTimeOffset Time, string Phone, string Code);
