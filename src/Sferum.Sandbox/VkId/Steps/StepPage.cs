using Sferum.Sandbox.Pages;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>What a step shows: a heading and the inside of its form.</summary>
/// <param name="Button">The text of the button that submits.</param>
internal sealed record StepPage(string Title, Markup Body, string Button = "Продолжить")
{
    /// <summary>The step that «Назад» leads to; null where there is no way back.</summary>
    public string? Back { get; init; }

    public SideWay? SideWay { get; init; }

    /// <summary>What stands below the button.</summary>
    public Markup Note { get; init; }
}
