using Sferum.Silo;
using Sferum.Silo.Storage.Moving;

return await PlainStart.RunAsync(async () =>
{
    if (args is [MoveToPostgreSql.Command, ..])
    {
        Console.WriteLine(await SiloApplication.MoveAsync(args[1..]));
        return;
    }

    using var silo = SiloApplication.Create(args);
    await silo.StartAsync();
    Console.WriteLine(silo.Banner);
    await silo.WaitForShutdownAsync();
});
