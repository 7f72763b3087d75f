namespace Sferum.Sandbox.VkId.Steps;

/// <summary>What follows from a submitted step: another step, a complaint on the same page, or the end with a profile.</summary>
internal sealed record StepResult(string? Next, string? Complaint, bool IsAgreed)
{
    public static readonly StepResult Agreed = new(null, null, true);

    public static StepResult GoTo(string step) => new(step, null, false);

    public static StepResult Wrong(string complaint) => new(null, complaint, false);
}
