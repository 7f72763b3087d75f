using Sferum.Testing.Platform;
using Sferum.UnitTests.Histories.Plain;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>What nobody wishes for: processes die, chats and tokens are lost, the platform fails; and time passes.</summary>
internal sealed class HistoryTrouble(Deployment deployment, PlainSchool school, HistorySides sides, HistoryLinks links)
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
                if (AnyChat(step.Chance) is { } lost)
                {
                    deployment.Messenger.Inner.Lose(lost.Id);
                }

                break;
            case StepKind.Vandalism:
                if (AnyChat(step.Chance) is { } chat)
                {
                    deployment.Messenger.Inner.Change(chat.Id, there => Vandalize(there, step.Chance));
                }

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

    // One of those that the service knows to be there.
    private FakeChat? AnyChat(Chance chance)
    {
        FakeChat[] chats = [.. PlainChats.Of(school).Select(chat => sides.ThereOf(chat.Id)).OfType<FakeChat>()];
        return chats.Length == 0 ? null : chats[chance.For("which").Below(chats.Length)];
    }

    // Nobody can put out the maker, and without its driver a chat is lost.
    private void Vandalize(FakeChat there, Chance chance)
    {
        var somebody = Happening.OneOf(there.Members.Keys.Where(profile => profile != there.Owner && !IsDriver(there, profile)).Order(StringComparer.Ordinal), chance.For("whom"));
        switch (chance.For("what").Below(4))
        {
            case 0 when somebody is not null:
                there.Members.Remove(somebody);
                break;
            case 1 when somebody is not null:
                there.Members[somebody] = !there.Members[somebody];
                break;
            case 2:
                there.Title = $"Чужой чат {chance.For("title").Below(1_000)}";
                break;
            default:
                there.Members[$"stranger-{chance.For("stranger").Below(1_000)}"] = chance.For("role").Happens(300);
                break;
        }
    }

    private bool IsDriver(FakeChat there, string profile) =>
        PlainChats.Of(school).Select(chat => sides.RowOf(chat.Id)).Any(row => sides.ThereOf(row)?.Id == there.Id && row!.There.OwnerUser == profile);
}
