using Sferum.Silo.Storage;

namespace Sferum.ClusterTests.Storage;

[Alias("sferum.test.storage-grain")]
public interface IStorageTestGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<long> Add(string note);

    [Alias("Read")]
    Task<StorageTestState> Read();

    [Alias("Clear")]
    Task Clear();

    [Alias("Owe")]
    Task Owe(DateTimeOffset? from);

    [Alias("Remind")]
    Task Remind(string name, TimeSpan due);

    [Alias("Forget")]
    Task Forget(string name);

    [Alias("Reminders")]
    Task<List<string>> Reminders();
}

internal sealed class StorageTestGrain([PersistentState("storage-test", StorageHosting.ProviderName)] IPersistentState<StorageTestState> state)
    : Grain, IStorageTestGrain, IRemindable
{
    public async Task<long> Add(string note)
    {
        state.State.Notes.Add(note);
        await state.WriteStateAsync();
        return state.State.Notes.Count;
    }

    public Task<StorageTestState> Read() => Task.FromResult(state.State);

    public Task Clear() => state.ClearStateAsync();

    public Task Owe(DateTimeOffset? from)
    {
        state.State.OwedFrom = from;
        return state.WriteStateAsync();
    }

    public Task Remind(string name, TimeSpan due) => this.RegisterOrUpdateReminder(name, due, TimeSpan.FromHours(1));

    public async Task Forget(string name)
    {
        if (await this.GetReminder(name) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    public async Task<List<string>> Reminders() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public Task ReceiveReminder(string reminderName, TickStatus status) => Add($"reminded: {reminderName}");
}
