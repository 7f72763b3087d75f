using Sferum.Sandbox.VkId.Forms;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>What follows from a submitted step: another step, complaints on the same page, or the end with a profile.</summary>
internal sealed record StepResult(string? Next, IReadOnlyList<Complaint> Complaints, bool IsAgreed)
{
    public static readonly StepResult Agreed = new(null, [], true);

    public static StepResult GoTo(string step) => new(step, [], false);

    public static StepResult Wrong(string field, string text) => new(null, [new Complaint(field, text)], false);

    public static StepResult Wrong(IReadOnlyList<Complaint> complaints) => new(null, complaints, false);
}
