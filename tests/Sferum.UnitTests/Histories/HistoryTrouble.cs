using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>What nobody wishes for: processes die, chats and tokens are lost, the platform fails; and time passes.</summary>
internal sealed class HistoryTrouble(Deployment deployment, HistoryLinks links)
{
    private const int Processes = 3;

    public Task ComeAsync(HistoryStep step)
    {
        switch (step.Kind)
        {
            case StepKind.Pass:
                return deployment.PassAsync(step.Chance.For("time").Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(30)));
            case StepKind.Kill:
                Kill(number: null, step.Chance);
                break;
            case StepKind.KillOne:
                Kill(step.Chance.For("which").Below(Processes), step.Chance);
                break;
            case StepKind.LoseChat:
                LoseChat(step.Chance);
                break;
            case StepKind.TokensDie:
                links.KillTokens(step.Chance);
                break;
            case StepKind.Weather:
                deployment.Weather.PlatformTrouble = step.Chance.For("how").Below(300);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "No such trouble.");
        }

        return Task.CompletedTask;
    }

    // A moment later, in the middle of whatever comes next.
    private void Kill(int? number, Chance chance)
    {
        var delay = chance.For("when").Between(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5));
        deployment.Agenda.Add(delay, deployment.Outside, () => deployment.Kill(number));
    }

    private void LoseChat(Chance chance)
    {
        if (deployment.Messenger.Inner.Chats() is { Count: > 0 } chats)
        {
            deployment.Messenger.Inner.Lose(chats[chance.For("which").Below(chats.Count)].Id);
        }
    }
}
