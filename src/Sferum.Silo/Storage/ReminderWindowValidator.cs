using Microsoft.Extensions.Options;

namespace Sferum.Silo.Storage;

/// <summary>The store leaves reminders that start more than two hours ahead out of range reads: a silo that wants to hold later ones in memory would miss them.</summary>
internal sealed class ReminderWindowValidator(IOptions<ReminderOptions> options) : IConfigurationValidator
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(90);

    public void ValidateConfiguration()
    {
        if (options.Value.ReminderLoadingWindow > Most)
            throw new OrleansConfigurationException($"{nameof(ReminderOptions.ReminderLoadingWindow)} is {options.Value.ReminderLoadingWindow}; the store serves at most {Most}.");
    }
}
