namespace Sferum.Sandbox.VkApi.Execute;

/// <summary>One <c>API.section.method({…})</c> of an execute.</summary>
internal sealed record ExecuteCall(string Method, IReadOnlyDictionary<string, string> Parameters);
