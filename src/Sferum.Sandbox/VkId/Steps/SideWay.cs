namespace Sferum.Sandbox.VkId.Steps;

/// <summary>Another way on from a page than its main button.</summary>
/// <param name="Name">The field that tells the step that it was taken.</param>
internal sealed record SideWay(string Name, string Text);
