namespace Sferum.Sandbox.VkApi.Parameters;

/// <summary>The forms a parameter can have.</summary>
internal enum ParameterKind
{
    Text,
    Number,
    Numbers,
}
