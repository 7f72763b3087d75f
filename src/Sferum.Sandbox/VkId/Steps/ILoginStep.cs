using Sferum.Sandbox.VkId.Forms;

namespace Sferum.Sandbox.VkId.Steps;

/// <summary>One page of the way to a linked profile. A variant of the way is an order of steps: each says which one follows.</summary>
internal interface ILoginStep
{
    /// <summary>The last part of its address.</summary>
    string Name { get; }

    StepPage Show(LoginAttempt attempt, ShownForm form);

    /// <summary>Takes what was typed; moves the attempt on, ends it, or says what is wrong.</summary>
    StepResult Submit(LoginAttempt attempt, IReadOnlyDictionary<string, string> form);
}
