namespace Sferum.Sandbox.VkId.Steps;

/// <summary>What a step shows: a heading and the inside of its form.</summary>
/// <param name="Body">HTML, encoded by whoever made it.</param>
/// <param name="Button">The text of the button that submits; empty where there is nothing to submit.</param>
internal sealed record StepPage(string Title, string Body, string Button = "Продолжить");
