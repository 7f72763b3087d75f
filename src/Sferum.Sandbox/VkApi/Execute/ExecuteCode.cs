namespace Sferum.Sandbox.VkApi.Execute;

/// <summary>What an execute asks for.</summary>
/// <param name="IsArray">False for <c>return API.x.y({});</c>, whose answer is not in an array.</param>
internal sealed record ExecuteCode(IReadOnlyList<ExecuteCall> Calls, bool IsArray);
