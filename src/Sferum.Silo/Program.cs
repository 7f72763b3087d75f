using Sferum.Silo;

return await PlainStart.RunAsync(async () =>
{
    using var silo = SiloApplication.Create(args);
    await silo.StartAsync();
    Console.WriteLine(silo.Banner);
    await silo.WaitForShutdownAsync();
});
