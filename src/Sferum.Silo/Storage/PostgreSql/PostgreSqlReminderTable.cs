namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>The provider for reminders, whose troubles it tells in the service's own words: a driver's exception could not cross to another silo.</summary>
internal sealed class PostgreSqlReminderTable(IReminderTable provider) : IReminderTable
{
    public Task StartAsync(CancellationToken cancellationToken = default) => ToldAsync(() => provider.StartAsync(cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken = default) => provider.StopAsync(cancellationToken);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ToldAsync(() => provider.ReadRows(grainId));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ToldAsync(() => provider.ReadRows(begin, end));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => ToldAsync(() => provider.ReadRow(grainId, reminderName));

    public Task<string?> UpsertRow(ReminderEntry entry) => ToldAsync(() => provider.UpsertRow(entry));

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => ToldAsync(() => provider.RemoveRow(grainId, reminderName, eTag));

    public Task TestOnlyClearTable() => ToldAsync(provider.TestOnlyClearTable);

    private static Task<bool> ToldAsync(Func<Task> work) => ToldAsync(async () =>
    {
        await work();
        return true;
    });

    private static async Task<T> ToldAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (PostgreSqlFaults.IsTrouble(error))
        {
            throw PostgreSqlFaults.OfCommand(error);
        }
    }
}
