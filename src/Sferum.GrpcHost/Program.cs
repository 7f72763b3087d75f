using Sferum.GrpcHost;
using Sferum.Sandbox;
using Sferum.Silo;

return await PlainStart.RunAsync(
    async () =>
    {
        await using var sferum = SferumApplication.Create(args);
        await sferum.StartAsync();
        Console.WriteLine(sferum.Banner);
        await sferum.WaitForShutdownAsync();
    },
    error => error is SandboxRefusedException);
