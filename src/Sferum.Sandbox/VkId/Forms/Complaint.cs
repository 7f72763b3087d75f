namespace Sferum.Sandbox.VkId.Forms;

/// <summary>What is wrong with a form, in Russian.</summary>
/// <param name="Field">The field that it stands at; empty for the form as a whole.</param>
internal sealed record Complaint(string Field, string Text);
