namespace Sferum.Sandbox.VkApi;

/// <summary>The forms a parameter can have.</summary>
internal enum ParameterKind
{
    Text,
    Number,
    Numbers,
}
