using Sferum.GrpcHost;
using Sferum.GrpcHost.Commands;
using Sferum.Sandbox;
using Sferum.Silo;

return await PlainStart.RunAsync(
    async () =>
    {
        if (CommandLine.Of(args) is { } command)
        {
            await command();
            return;
        }

        await using var sferum = SferumApplication.Create(args);
        await sferum.StartAsync();
        Console.WriteLine(sferum.Banner);
        await sferum.WaitForShutdownAsync();
    },
    error => error is SandboxRefusedException);
